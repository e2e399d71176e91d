import { Agent, type Dispatcher } from 'undici';
import { encrypt, getVapidHeaders } from 'web-push';
import type { Config } from '../../platform/config/config';
import { PushCarrier, type PushMessage, type SendResult } from '../channel';
import { publicLookup } from './public-lookup.adapter';
import { meaningOfPushStatus } from './push-codes';

/** A VAPID token lives at most 24 h (RFC 8292 §2); one is signed per push service and used for half of that. */
const tokenLifeSeconds = 12 * 3600;
const timeoutMs = 10_000;
const payloadCeiling = 3993;

/** Web Push: encrypted for the browser (RFC 8291), signed by us (RFC 8292). */
export class WebPushAdapter extends PushCarrier {
  private readonly tokens = new Map<string, { readonly authorization: string; readonly renewAt: number }>();

  constructor(
    private readonly vapid: Config['vapid'],
    private readonly dispatcher: Dispatcher = new Agent({
      connections: 64,
      connect: { timeout: 5000, lookup: publicLookup },
    }),
  ) {
    super();
  }

  async send({ to, payload, topic, urgency, ttlSeconds }: PushMessage): Promise<SendResult> {
    if (Buffer.byteLength(payload) > payloadCeiling) {
      return { outcome: 'rejected', reason: 'payload too large', addressIsDead: false };
    }
    const endpoint = new URL(to.endpoint);
    const { cipherText } = encrypt(to.keys.p256dh, to.keys.auth, payload, 'aes128gcm');
    try {
      const response = await this.dispatcher.request({
        origin: endpoint.origin,
        path: endpoint.pathname + endpoint.search,
        method: 'POST',
        headers: {
          authorization: this.authorization(endpoint.origin),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(Math.max(1, Math.floor(ttlSeconds))),
          urgency,
          ...(topic ? { topic } : {}),
        },
        body: cipherText,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      await response.body.dump({ limit: 4096 });
      const { location, 'retry-after': retryAfter } = response.headers;
      return meaningOfPushStatus(response.statusCode, single(location), secondsOf(single(retryAfter)));
    } catch (fault) {
      const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : 'connection lost';
      // A second copy under the same topic replaces the first, so trying again is always safe.
      return { outcome: 'retry', afterSeconds: 5, reason };
    }
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }

  private authorization(origin: string): string {
    const now = Date.now() / 1000;
    const known = this.tokens.get(origin);
    if (known && known.renewAt > now) return known.authorization;
    const { subject, publicKey, privateKey } = this.vapid;
    const expires = Math.floor(now + tokenLifeSeconds * 2) - 60;
    const { Authorization: authorization } = getVapidHeaders(
      origin,
      subject,
      publicKey,
      privateKey,
      'aes128gcm',
      expires,
    );
    this.tokens.set(origin, { authorization, renewAt: now + tokenLifeSeconds });
    return authorization;
  }
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function secondsOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : undefined;
}
