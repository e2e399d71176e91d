import { Agent, type Dispatcher } from 'undici';
import { getVapidHeaders } from 'web-push';
import type { Config } from '../../platform/config/config';
import { PushCarrier, type PushMessage, type SendResult, Withdrawn, withdrawn } from '../channel';
import { encryptPush, longestPayload } from './encryption';
import { publicLookup } from './public-lookup.adapter';
import { meaningOfPushStatus } from './push-codes';

/** A VAPID token lives at most 24 h (RFC 8292 §2); one is signed per push service and used for half of that. */
const tokenLifeSeconds = 12 * 3600;
/** Push services have a handful of origins; whoever registers made-up ones costs us a signature each, not memory. */
const mostTokens = 500;
const timeoutMs = 10_000;
const longestAnswer = 4096;

/**
 * HTTP/1.1 connections that stay open, one request at a time on each: an answer held back holds nothing else back. So
 * many that a push service which leaves one request of two hundred unanswered is still told thousands a second.
 */
const transport = {
  connections: 512,
  pipelining: 1,
  allowH2: false,
  keepAliveTimeout: 30_000,
  keepAliveMaxTimeout: 300_000,
  headersTimeout: timeoutMs,
  bodyTimeout: timeoutMs,
} as const satisfies Agent.Options;

interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly retryAfter?: string;
}

/** Web Push: encrypted for the browser (RFC 8291), signed by us (RFC 8292). */
export class WebPushAdapter extends PushCarrier {
  private readonly tokens = new Map<string, { readonly authorization: string; readonly renewAt: number }>();
  private readonly dispatcher: Dispatcher;

  /** @param connect how connections are made; tests trust their own certificate here */
  constructor(
    private readonly vapid: Config['vapid'],
    connect: Agent.Options['connect'] = { timeout: 5000, lookup: publicLookup },
  ) {
    super();
    this.dispatcher = new Agent({ ...transport, connect });
  }

  async send({ to, payload, prekey, topic, urgency, ttlSeconds, isWithdrawn }: PushMessage): Promise<SendResult> {
    if (Buffer.byteLength(payload) > longestPayload) {
      return { outcome: 'rejected', reason: 'payload too large', addressIsDead: false };
    }
    const { origin, pathname, search } = new URL(to.endpoint);
    const headers: Record<string, string> = {
      authorization: this.authorization(origin),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(Math.max(1, Math.floor(ttlSeconds))),
      urgency,
    };
    if (topic) headers['topic'] = topic;
    const body = prekey ? prekey.encrypt(payload) : encryptPush(to.keys, payload);
    try {
      const answer = await this.post({ origin, path: pathname + search, method: 'POST', headers, body }, isWithdrawn);
      return meaningOfPushStatus(answer.status, answer.location, secondsOf(answer.retryAfter));
    } catch (fault) {
      if (fault instanceof Withdrawn) return withdrawn;
      const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : 'connection lost';
      // A second copy under the same topic replaces the first, so trying again is always safe.
      return { outcome: 'retry', afterSeconds: 5, reason };
    }
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }

  /** No stream is made of the answer: its head says everything, and its body is thrown away as it comes. */
  private post(request: Dispatcher.DispatchOptions, isWithdrawn?: () => boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: Answer | undefined;
      let received = 0;
      this.dispatcher.dispatch(request, {
        onRequestStart: (controller) => {
          if (isWithdrawn?.()) controller.abort(new Withdrawn());
        },
        onResponseStart: (_controller, status, { location, 'retry-after': retryAfter }) => {
          if (status >= 200) answer = { status, location: single(location), retryAfter: single(retryAfter) };
        },
        onResponseData: (controller, chunk) => {
          received += chunk.length;
          if (received > longestAnswer) controller.abort(new Error('an answer too long to be one'));
        },
        onResponseEnd: () => (answer ? resolve(answer) : reject(new Error('no answer'))),
        onResponseError: (_controller, fault) => (answer ? resolve(answer) : reject(fault)),
      });
    });
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
    if (this.tokens.size >= mostTokens) this.tokens.clear();
    this.tokens.set(origin, { authorization, renewAt: now + tokenLifeSeconds });
    return authorization;
  }
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function secondsOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : undefined;
}
