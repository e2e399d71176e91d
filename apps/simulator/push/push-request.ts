import type { IncomingHttpHeaders } from 'node:http';

/** How a push message wants to be treated: the headers of RFC 8030. */
export interface PushHeaders {
  readonly ttlSeconds: number;
  readonly urgency: string;
  readonly topic: string | null;
}

export type ReadPushHeaders =
  | ({ readonly verdict: 'ok' } & PushHeaders)
  | { readonly verdict: 'refused'; readonly status: number; readonly reason: string };

/** What a push service must take at least (RFC 8030 section 7.2), and what the known ones take at most. */
export const longestPushBytes = 4_096;

const urgencies: readonly string[] = ['very-low', 'low', 'normal', 'high'];

export function readPushHeaders(headers: IncomingHttpHeaders, bytes: number): ReadPushHeaders {
  const refused = (status: number, reason: string): ReadPushHeaders => ({ verdict: 'refused', status, reason });
  if (bytes > longestPushBytes) return refused(413, `more than ${longestPushBytes} bytes`);
  const ttl = headers.ttl;
  if (typeof ttl !== 'string' || !/^\d{1,10}$/.test(ttl)) return refused(400, 'no TTL in whole seconds');
  if (bytes > 0 && headers['content-encoding'] !== 'aes128gcm') return refused(415, 'the coding is not aes128gcm');
  const urgency = headers.urgency ?? 'normal';
  if (typeof urgency !== 'string' || !urgencies.includes(urgency)) return refused(400, 'an unknown urgency');
  const topic = headers.topic ?? null;
  if (topic !== null && (typeof topic !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(topic))) {
    return refused(400, 'the topic is not 1 to 32 letters of URL-safe Base64');
  }
  return { verdict: 'ok', ttlSeconds: Number(ttl), urgency, topic };
}
