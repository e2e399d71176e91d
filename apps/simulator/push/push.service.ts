import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../fault.route';
import type { LedgerLine } from '../ledger';
import type { Threads } from '../threads';
import type { Beacons } from './beacons.service';
import { decryptPush } from './decrypt';
import type { Notification } from './notification';
import { type PushHeaders, readPushHeaders } from './push-request';
import { type Subscription, SubscriptionKeys } from './subscription';
import { checkVapid, type VapidVerdict } from './vapid';

/** An id, an endpoint, or anything that has an endpoint. */
export type SubscriptionReference = string | { readonly endpoint: string };

export interface NewSubscription {
  /** The phone whose screen shows what arrives; without one, the browser gets a screen of its own. */
  readonly owner?: string;
  /** Binds the subscription to one sender (RFC 8292 section 4): the VAPID public key, in URL-safe Base64. */
  readonly applicationServerKey?: string;
}

/** Tokens are the same for minutes: checking the signature again and again would be the slowest part. */
const rememberedTokens = 1_000;

/** The simulated push service and the browsers that it serves. */
export class PushService {
  /** Set once the server listens. */
  origin = '';
  readonly #keys: SubscriptionKeys;
  readonly #owners = new Map<string, string>();
  readonly #boundTo = new Map<string, string>();
  readonly #gone = new Map<string, 404 | 410>();
  /** Browsers that are offline, and what waits for them. */
  readonly #asleep = new Map<string, Notification[]>();
  readonly #tokens = new Map<string, VapidVerdict>();

  constructor(
    seed: number,
    private readonly threads: Threads,
    private readonly write: (line: LedgerLine) => void,
    private readonly beacons: Beacons,
  ) {
    this.#keys = new SubscriptionKeys(seed);
  }

  createSubscription({ owner, applicationServerKey }: NewSubscription = {}): Subscription {
    const id = this.#keys.newId();
    if (owner !== undefined) this.#owners.set(id, owner);
    if (applicationServerKey !== undefined) this.#boundTo.set(id, applicationServerKey);
    const { publicKey, auth } = this.#keys.secretOf(id);
    const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') };
    return { id, endpoint: `${this.origin}/push/${id}`, keys };
  }

  /** The browser unsubscribed: 410, or 404 as some services say. */
  kill(subscription: SubscriptionReference, status: 404 | 410 = 410): void {
    this.#gone.set(idOf(subscription), status);
  }

  /** The browser goes offline. */
  sleep(subscription: SubscriptionReference): void {
    const id = idOf(subscription);
    if (!this.#asleep.has(id)) this.#asleep.set(id, []);
  }

  /** The browser is back, and gets what has not expired meanwhile. */
  wake(subscription: SubscriptionReference): void {
    const id = idOf(subscription);
    const waiting = this.#asleep.get(id) ?? [];
    this.#asleep.delete(id);
    for (const notification of waiting) {
      if (notification.createdAtMs + notification.ttlSeconds * 1_000 < Date.now()) this.#lose(notification, 'expired');
      else this.#show(notification);
    }
  }

  /** The payloads that a browser got, oldest first, as far as memory goes back. */
  sentTo(subscription: SubscriptionReference): string[] {
    const id = idOf(subscription);
    const entries = this.threads.of(this.#owners.get(id) ?? id)?.entries ?? [];
    return entries.flatMap((entry) => (entry.kind === 'push' && entry.to === id ? [entry.body] : []));
  }

  /** @returns the answer, and the id of the message when there is one */
  accept(id: string, headers: IncomingHttpHeaders, body: Buffer): { readonly answer: Answer; readonly sid?: string } {
    const gone = this.#keys.isOurs(id) ? this.#gone.get(id) : 404;
    if (gone !== undefined) return { answer: problem(gone, gone === 410 ? 'unsubscribed' : 'no such subscription') };
    const vapid = this.#checkVapid(headers.authorization);
    if (vapid.verdict === 'refused') return { answer: problem(vapid.status, vapid.reason) };
    const boundTo = this.#boundTo.get(id);
    if (boundTo !== undefined && boundTo !== vapid.publicKey)
      return { answer: problem(403, 'bound to another sender') };
    const wanted = readPushHeaders(headers, body.length);
    if (wanted.verdict === 'refused') return { answer: problem(wanted.status, wanted.reason) };
    const sid = randomUUID();
    this.#bring(id, sid, wanted, body, headers['idempotency-key']);
    const location = `${this.origin}/push/messages/${sid}`;
    return { sid, answer: { status: 201, body: '', headers: { location, ttl: String(wanted.ttlSeconds) } } };
  }

  #checkVapid(authorization: string | undefined): VapidVerdict {
    const nowSeconds = Date.now() / 1_000;
    const known = this.#tokens.get(authorization ?? '');
    if (known?.verdict === 'ok' && known.expiresAtSeconds > nowSeconds) return known;
    const verdict = checkVapid(authorization, this.origin, nowSeconds);
    if (this.#tokens.size >= rememberedTokens) this.#tokens.clear();
    if (verdict.verdict === 'ok') this.#tokens.set(authorization ?? '', verdict);
    return verdict;
  }

  /** A push service cannot read what it carries: a payload that nobody can decrypt is accepted, and lost in the browser. */
  #bring(id: string, sid: string, wanted: PushHeaders, body: Buffer, key: unknown): void {
    const { ttlSeconds, urgency, topic } = wanted;
    const payload = this.#decrypt(id, body);
    const notification: Notification = {
      kind: 'push',
      sid,
      to: id,
      owner: this.#owners.get(id) ?? null,
      body: payload ?? '',
      ttlSeconds,
      urgency,
      topic,
      key: typeof key === 'string' ? key : undefined,
      createdAtMs: Date.now(),
    };
    if (payload === undefined) return this.#lose(notification, 'undecryptable');
    const waiting = this.#asleep.get(id);
    if (!waiting) return this.#show(notification);
    const replaced = topic === null ? -1 : waiting.findIndex((other) => other.topic === topic);
    if (replaced >= 0) this.#lose(waiting.splice(replaced, 1)[0], 'replaced');
    if (ttlSeconds > 0) waiting.push(notification);
    else this.#lose(notification, 'expired');
  }

  #decrypt(id: string, body: Buffer): string | undefined {
    if (body.length === 0) return '';
    try {
      return decryptPush(body, this.#keys.secretOf(id)).toString('utf8');
    } catch {
      return undefined;
    }
  }

  #show(notification: Notification): void {
    const { to, body, sid, key, ttlSeconds, urgency } = notification;
    const now = Date.now();
    this.threads.show(notification.owner ?? to, notification, now);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const topic = notification.topic ?? undefined;
    this.write({
      event: 'got',
      at: new Date(now).toISOString(),
      kind: 'push',
      to,
      body,
      sid,
      key,
      sha256,
      topic,
      urgency,
      ttlSeconds,
    });
    this.beacons.shown(body);
  }

  #lose({ to, sid, key }: Notification, reason: 'expired' | 'replaced' | 'undecryptable'): void {
    this.write({ event: 'lost', at: new Date().toISOString(), kind: 'push', to, sid, reason, key });
  }
}

const problem = (status: number, reason: string): Answer => ({ status, body: { code: status, message: reason } });

const idOf = (subscription: SubscriptionReference): string => {
  const name = typeof subscription === 'string' ? subscription : subscription.endpoint;
  return name.slice(name.lastIndexOf('/') + 1);
};
