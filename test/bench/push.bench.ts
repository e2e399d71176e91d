import { fork } from 'node:child_process';
import { createCipheriv, createECDH, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent as HttpsAgent } from 'node:https';
import { join } from 'node:path';
import { Agent } from 'undici';
import { encrypt, generateVAPIDKeys, sendNotification } from 'web-push';
import type { PushAddress } from '../../libs/channels/push-address';
import { encryptPush } from '../../libs/channels/push/encryption';
import { Prekey, preparePrekey } from '../../libs/channels/push/prekey';
import { WebPushAdapter } from '../../libs/channels/push/web-push.adapter';
import { Vault } from '../../libs/platform/vault/vault';
import { alternate, millisecondsOf } from './alternate';
import type { Bench, Findings, Size } from './bench';
import { browserOf, payload, type SinkAddress, type SinkReport } from './push-sink';

const browsers = 500;
/** Requests under way at once, as many as the adapter has connections. */
const parallel = 64;

const vault = new Vault({ sealKey: randomBytes(32).toString('base64'), indexKey: randomBytes(32).toString('base64') });
const vapid = { ...generateVAPIDKeys(), subject: 'mailto:operations@example.org' };

export const bench: Bench = {
  title: 'Web Push: encryption alone, and sending to a local TLS push service',
  goals: {
    vsLibrarySend: { atLeast: 12 },
    prekeyVsLibraryEncrypt: { atLeast: 30 },
    plainVsNodeCrypto: { atLeast: 0.9 },
    plainVsLibrarySend: { atLeast: 3.5 },
  },
  async run(size) {
    const encryption = await measureEncryption(size);
    const sending = await measureSending(size);
    return {
      ours: {
        encryptionsPerSecond: {
          prekey: encryption.prekey,
          prekeyFromStore: encryption.prekeyFromStore,
          plain: encryption.plain,
        },
        sendsPerSecond: { prekey: sending.rates.prekey, plain: sending.rates.plain },
        sendMicrosecondsOfCpu: { prekey: sending.cpu.prekey, plain: sending.cpu.plain },
      },
      peers: {
        libraryEncryptionsPerSecond: encryption.library,
        librarySendsPerSecond: sending.rates.library,
        librarySendMicrosecondsOfCpu: sending.cpu.library,
      },
      limits: {
        nodeCryptoPerSecond: Math.max(encryption.nodeHkdf, encryption.nodeHmac),
        undiciWithoutCryptoPerSecond: sending.rates.undici,
      },
      ratios: {
        vsLibrarySend: sending.rates.prekey / sending.rates.library,
        prekeyVsLibraryEncrypt: encryption.prekey / encryption.library,
        plainVsNodeCrypto: encryption.plain / Math.max(encryption.nodeHkdf, encryption.nodeHmac),
        plainVsLibrarySend: sending.rates.plain / sending.rates.library,
      },
      invariants: sending.invariants,
    } satisfies Findings;
  },
};

/**
 * Messages encrypted per second on one core, each for another browser than the one before: medians of many short
 * spells in turns. All spells take about 3 ms, so that other programs of the machine interrupt them equally seldom.
 */
async function measureEncryption(size: Size) {
  const addresses = Array.from({ length: browsers }, (_, i) => addressOf(i, 443).keys);
  const each = (one: (keys: PushAddress['keys']) => unknown) => () => rateOf(20, (i) => one(addresses[i % browsers]));
  const contestants = {
    library: each(({ p256dh, auth }) => encrypt(p256dh, auth, payload, 'aes128gcm')),
    nodeHkdf: each((keys) => encryptDirectly(keys, hkdfSync256)),
    nodeHmac: each((keys) => encryptDirectly(keys, hkdfByHmac)),
    plain: each((keys) => encryptPush(keys, payload)),
    prekey: () => {
      const inHand = Array.from({ length: 500 }, (_, i) => new Prekey(preparePrekey(addresses[i % browsers])));
      return rateOf(500, (i) => inHand[i].encrypt(payload));
    },
    prekeyFromStore: () => {
      const sealed = Array.from({ length: 250 }, (_, i) => vault.seal(preparePrekey(addresses[i]), 'prekey'));
      return rateOf(250, (i) => new Prekey(vault.open(sealed[i], 'prekey')).encrypt(payload));
    },
  };
  const [warmUp, rounds] = size.quick ? [1, 3] : [50, 200];
  await alternate(contestants, { ...size, rounds: warmUp });
  return alternate(contestants, { ...size, rounds });
}

async function rateOf(count: number, one: (i: number) => unknown): Promise<number> {
  const ms = await millisecondsOf(() => {
    for (let i = 0; i < count; i++) one(i);
  });
  return (count * 1000) / ms;
}

function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** RFC 8291 with nothing around it. */
function encryptDirectly({ p256dh, auth }: PushAddress['keys'], hkdf: typeof hkdfByHmac): Buffer {
  const browserKey = Buffer.from(p256dh, 'base64url');
  const pair = createECDH('prime256v1');
  const ourKey = pair.generateKeys();
  const salt = randomBytes(16);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browserKey, ourKey]);
  const inputKey = hkdf(pair.computeSecret(browserKey), Buffer.from(auth, 'base64url'), info, 32);
  const contentKey = hkdf(inputKey, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(inputKey, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const sizes = Buffer.from([0, 0, 16, 0, 65]);
  return Buffer.concat([salt, sizes, ourKey, cipher.update(`${payload}\x02`), cipher.final(), cipher.getAuthTag()]);
}

function hkdfByHmac(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac('sha256', salt).update(key).digest();
  return createHmac('sha256', extracted).update(info).update('\x01').digest().subarray(0, length);
}

const hkdfSync256 = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

function addressOf(index: number, port: number): PushAddress {
  const { publicKey, auth } = browserOf(index);
  const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') };
  return { endpoint: `https://localhost:${port}/${index}`, keys } as PushAddress; // of this machine, for the bench only
}

/** One process sends, another one receives; the messages of a round are counted by the receiver. */
async function measureSending(size: Size) {
  const sink = fork(join(__dirname, 'push-sink'));
  const [{ port, certificate }] = (await once(sink, 'message')) as [SinkAddress];
  const addresses = Array.from({ length: browsers }, (_, i) => addressOf(i, port));
  const [few, many] = size.quick ? [500, 1000] : [2000, 20_000];
  const adapter = new WebPushAdapter(vapid, { ca: certificate });
  const bare = new Agent({ connections: parallel, pipelining: 1, connect: { ca: certificate } });
  const agent = new HttpsAgent({ keepAlive: true, maxSockets: parallel, ca: certificate });
  const origin = `https://localhost:${port}`;
  // As many bytes as the others send, and no key in them to be read.
  const headers = { authorization: 'x'.repeat(280), 'content-type': 'application/octet-stream', ttl: '3600' };
  const unencrypted = Buffer.alloc(Buffer.byteLength(payload) + 103);
  const alert = { payload, topic: 'incident-1', urgency: 'high', ttlSeconds: 3600 } as const;
  const options = { vapidDetails: vapid, agent, topic: alert.topic, urgency: alert.urgency, TTL: alert.ttlSeconds };
  const invariants = { lost: 0, twice: 0, outside: 0 };
  const cpu: Record<string, number> = {};

  const round = (name: string, count: number, send: (to: PushAddress, i: number) => Promise<unknown>) => async () => {
    const before = process.cpuUsage();
    const ms = await millisecondsOf(() => inParallel(count, (i) => send(addresses[i % browsers], i)));
    cpu[name] = microsecondsSince(before) / count;
    sink.send('report');
    const [seen] = (await once(sink, 'message')) as [SinkReport];
    invariants.lost += Math.abs(count - seen.received);
    invariants.twice += seen.reusedKeys;
    invariants.outside += seen.unreadable;
    return (count * 1000) / ms;
  };
  try {
    const rates = await alternate(
      {
        library: round('library', few, (to) => sendNotification(to, payload, options)),
        plain: round('plain', few * 2, (to) => accepted(adapter.send({ to, ...alert }))),
        prekey: () => {
          const sealed = Array.from({ length: many }, (_, i) =>
            vault.seal(preparePrekey(addresses[i % browsers].keys), `prekey ${i}`),
          );
          return round('prekey', many, (to, i) =>
            accepted(adapter.send({ to, prekey: new Prekey(vault.open(sealed[i], `prekey ${i}`)), ...alert })),
          )();
        },
        undici: round('undici', many, async () => {
          const answer = await bare.request({ origin, path: '/none', method: 'POST', headers, body: unencrypted });
          await answer.body.dump();
        }),
      },
      size,
    );
    return { rates, cpu, invariants };
  } finally {
    await Promise.all([adapter.close(), bare.destroy()]);
    agent.destroy();
    sink.disconnect();
  }
}

async function accepted(sending: ReturnType<WebPushAdapter['send']>): Promise<void> {
  const result = await sending;
  if (result.outcome !== 'accepted') throw new Error(`a push was not accepted: ${result.outcome}`);
}

async function inParallel(count: number, send: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) await send(next++);
  };
  await Promise.all(Array.from({ length: parallel }, sender));
}
