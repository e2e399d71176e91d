import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateVAPIDKeys } from 'web-push';
import { selfSignedCertificate } from '../../../apps/simulator/push/certificate';
import { decryptPush } from '../../../apps/simulator/push/decrypt';
import { checkVapid } from '../../../apps/simulator/push/vapid';
import type { PushAddress } from '../push-address';
import { Prekey, preparePrekey } from './prekey';
import { WebPushAdapter } from './web-push.adapter';

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly path: string;
  readonly body: Buffer;
}

const certificate = selfSignedCertificate(Date.now());
const vapid = { ...generateVAPIDKeys(), subject: 'mailto:operations@example.org' };
const pair = createECDH('prime256v1');
const secret = { publicKey: pair.generateKeys(), privateKey: pair.getPrivateKey(), auth: randomBytes(16) };

let server: Server;
let received: Received[] = [];
let answer: (response: ServerResponse) => void;
const adapter = new WebPushAdapter(vapid, { ca: certificate.cert });

beforeAll(async () => {
  server = createServer(certificate, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, path: request.url ?? '', body: Buffer.concat(chunks) });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  received = [];
  answer = (response) => response.writeHead(201, { location: 'https://push.example/m/1' }).end();
});
afterAll(async () => {
  await adapter.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const origin = () => `https://localhost:${(server.address() as AddressInfo).port}`;
const keys = { p256dh: secret.publicKey.toString('base64url'), auth: secret.auth.toString('base64url') };
const address = () => ({ endpoint: `${origin()}/push/a?b=c`, keys }) as PushAddress; // of this machine, for the test only

const send = (prekey?: Prekey) =>
  adapter.send({ to: address(), payload: '{"web_push":8030}', prekey, topic: 't', urgency: 'high', ttlSeconds: 90.9 });

test('the browser reads the message whether it was encrypted now or with a prekey', async () => {
  for (const prekey of [undefined, new Prekey(preparePrekey(keys))]) {
    expect(await send(prekey)).toEqual({ outcome: 'accepted', carrierRef: 'https://push.example/m/1' });
  }
  expect(received.map(({ body }) => decryptPush(body, secret).toString())).toEqual([
    '{"web_push":8030}',
    '{"web_push":8030}',
  ]);
  expect(received[0]).toMatchObject({
    path: '/push/a?b=c',
    headers: { 'content-encoding': 'aes128gcm', ttl: '90', urgency: 'high', topic: 't' },
  });
});

test('every message to one push service carries one token that proves who sends', async () => {
  await Promise.all(Array.from({ length: 10 }, () => send()));
  const tokens = new Set(received.map(({ headers }) => headers.authorization));
  expect(tokens.size).toBe(1);
  const [token] = tokens;
  expect(checkVapid(token, origin(), Date.now() / 1000)).toMatchObject({ verdict: 'ok' });
});

test.each([404, 410])('only an explicit %i says that the address is gone', async (status) => {
  answer = (response) => response.writeHead(status).end();
  expect(await send()).toMatchObject({ outcome: 'rejected', addressIsDead: true });
});

test.each([400, 401, 403, 429, 500, 502, 503, 599])(
  'after a %i the address stays and is tried again',
  async (status) => {
    answer = (response) => response.writeHead(status).end();
    expect(await send()).toMatchObject({ outcome: 'retry' });
  },
);

test('a push service says when it wants the next message', async () => {
  answer = (response) => response.writeHead(429, { 'retry-after': '17' }).end();
  expect(await send()).toMatchObject({ outcome: 'retry', afterSeconds: 17 });
});

test('what is withdrawn while it waits for its connection is never written', async () => {
  let isWithdrawn = false;
  const message = { to: address(), payload: '{}', urgency: 'high', ttlSeconds: 90, isWithdrawn: () => isWithdrawn } as const; // prettier-ignore
  const sending = adapter.send(message);
  isWithdrawn = true;
  expect(await sending).toMatchObject({ outcome: 'retry', untried: true });
  expect(received).toEqual([]);
  isWithdrawn = false;
  expect(await adapter.send(message)).toMatchObject({ outcome: 'accepted' });
});

test('a cut connection kills no address', async () => {
  answer = (response) => response.destroy();
  expect(await send()).toMatchObject({ outcome: 'retry' });
});

test('an endless answer is cut off, and its status still counts', async () => {
  answer = (response) => {
    response.writeHead(201);
    const more = () => !response.destroyed && response.write(Buffer.alloc(65_536), more);
    more();
  };
  expect(await send()).toMatchObject({ outcome: 'accepted' });
});

test('a redirect is not followed', async () => {
  answer = (response) => response.writeHead(307, { location: `${origin()}/elsewhere` }).end();
  expect(await send()).toMatchObject({ outcome: 'retry' });
  expect(received).toHaveLength(1);
});

test('a name that points into our own network is never called', async () => {
  const careful = new WebPushAdapter(vapid);
  const result = await careful.send({ to: address(), payload: 'x', urgency: 'high', ttlSeconds: 60 });
  expect(result).toMatchObject({ outcome: 'retry', reason: 'ENOTPUBLIC' });
  expect(received).toHaveLength(0);
  await careful.close();
});

test('a payload that no push service takes is refused before its prekey is spent', async () => {
  const prekey = new Prekey(preparePrekey(keys));
  const message = { to: address(), prekey, urgency: 'high', ttlSeconds: 60 } as const;
  expect(await adapter.send({ ...message, payload: 'x'.repeat(3994) })).toMatchObject({ outcome: 'rejected' });
  expect(await adapter.send({ ...message, payload: 'x'.repeat(3993) })).toMatchObject({ outcome: 'accepted' });
});
