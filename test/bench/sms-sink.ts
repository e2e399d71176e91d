import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the sink has taken since it was last asked. */
export interface SinkReport {
  readonly received: number;
  /** Deliveries that came more than once. */
  readonly twice: number;
  /** Deliveries whose recipient or text is not what was sent. */
  readonly wrong: number;
}

export const text = 'ALERTE 21:20 attaque armee, Paris 11e. Restez a l’abri. Répondez 1 : en sécurité, 2 : aide';
export const recipient = (index: number): string => `+336399${String(index % 100_000).padStart(5, '0')}`;

let keys = new Set<string>();
let seen = { received: 0, twice: 0, wrong: 0 };

function take(form: string): void {
  const fields = new URLSearchParams(form);
  const key = /delivery=(\d+)$/.exec(fields.get('StatusCallback') ?? '')?.[1] ?? '';
  if (keys.has(key)) seen.twice++;
  keys.add(key);
  if (fields.get('To') !== recipient(Number(key)) || fields.get('Body') !== text) seen.wrong++;
  seen.received++;
}

let messages = 0;

/** About as long as what Twilio answers. */
function created(): string {
  const body = JSON.stringify({
    sid: `SM${(++messages).toString(16).padStart(32, '0')}`, status: 'queued', direction: 'outbound-api',
    body: text, error_code: null, error_message: null, num_segments: '2', price: null, price_unit: 'USD',
    api_version: '2010-04-01', account_sid: `AC${'1'.repeat(32)}`, uri: `/2010-04-01/Accounts/AC${'1'.repeat(32)}/Messages.json`,
    date_created: 'Fri, 13 Nov 2015 20:20:00 +0000', date_updated: 'Fri, 13 Nov 2015 20:20:00 +0000', date_sent: null,
    subresource_uris: { media: `/2010-04-01/Accounts/AC${'1'.repeat(32)}/Messages/SM/Media.json` },
  }); // prettier-ignore
  return `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The least that reads forms over HTTP/1.1, so that the sender is what is measured. */
function serve(socket: Socket): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true).on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let answers = '';
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) break;
      const length = Number(/content-length: (\d+)/i.exec(rest.toString('latin1', 0, headEnd))?.[1] ?? 0);
      const end = headEnd + 4 + length;
      if (rest.length < end) break;
      take(rest.toString('latin1', headEnd + 4, end));
      rest = rest.subarray(end);
      answers += created();
    }
    if (answers) socket.write(answers);
  });
}

/** Run as a child process: tells its port, then reports whenever it is asked. */
if (process.send) {
  const tell = process.send.bind(process);
  const server = createServer(serve);
  server.listen(0, '127.0.0.1', () => tell((server.address() as AddressInfo).port));
  process.on('message', () => {
    tell(seen satisfies SinkReport);
    seen = { received: 0, twice: 0, wrong: 0 };
    keys = new Set();
  });
  process.on('disconnect', () => process.exit());
}
