import { createECDH, createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { selfSignedCertificate } from '../../apps/simulator/push/certificate';
import { decryptPush } from '../../apps/simulator/push/decrypt';

/** What the sink has seen since it was last asked. */
export interface SinkReport {
  readonly received: number;
  /** Messages whose key pair an earlier one had. */
  readonly reusedKeys: number;
  /** Of every five-hundredth message: how many its browser could not read as what was sent. */
  readonly unreadable: number;
}

export interface SinkAddress {
  readonly port: number;
  readonly certificate: string;
}

/** The browser `index` of this bench: both processes make the same ones. */
export function browserOf(index: number) {
  const digest = (what: string) => createHash('sha256').update(`browser ${index} ${what}`).digest();
  const pair = createECDH('prime256v1');
  const privateKey = digest('private');
  privateKey[0] &= 0x7f; // below the order of the curve
  pair.setPrivateKey(privateKey);
  return { privateKey, publicKey: pair.getPublicKey(), auth: digest('auth').subarray(0, 16) };
}

/** As long as a real alert in Declarative Web Push JSON. */
export const payload = JSON.stringify({
  web_push: 8030,
  notification: { title: 'ALERTE 21:20 : attaque armée, Paris 11e', body: 'Restez à l’abri. '.repeat(20), lang: 'fr' },
});

const keys = new Set<string>();
let seen = { received: 0, reusedKeys: 0, unreadable: 0 };

function take(path: string, body: Buffer): void {
  seen.received++;
  if (path === 'none') return;
  const key = body.toString('latin1', 22, 54);
  if (keys.has(key)) seen.reusedKeys++;
  keys.add(key);
  if (seen.received % 500 !== 0) return;
  try {
    if (decryptPush(body, browserOf(Number(path))).toString() !== payload) seen.unreadable++;
  } catch {
    seen.unreadable++;
  }
}

const created = 'HTTP/1.1 201 Created\r\nlocation: https://localhost/m/1\r\ncontent-length: 0\r\n\r\n';

/** The least that reads HTTP/1.1 requests of the form `POST /INDEX` with a content-length, so that the sender is what is measured. */
function serve(socket: TLSSocket): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let answers = '';
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) break;
      const head = rest.toString('latin1', 0, headEnd);
      const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (rest.length < end) break;
      take(head.slice(6, head.indexOf(' ', 6)), rest.subarray(headEnd + 4, end));
      rest = rest.subarray(end);
      answers += created;
    }
    if (answers) socket.write(answers);
  });
}

/** Run as a child process: tells where it listens, then reports whenever it is asked. */
if (process.send) {
  const tell = process.send.bind(process);
  const certificate = selfSignedCertificate(Date.now());
  const server = createServer(certificate, serve);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    tell({ port, certificate: certificate.cert } satisfies SinkAddress);
  });
  process.on('message', () => {
    tell(seen satisfies SinkReport);
    seen = { received: 0, reusedKeys: 0, unreadable: 0 };
  });
  process.on('disconnect', () => process.exit());
}
