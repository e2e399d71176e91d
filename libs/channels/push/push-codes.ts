import type { SendResult } from '../channel';

/** What a push service's answer means (RFC 8030 §5, §7.3). Only 404 and 410 say that the address is gone. */
export function meaningOfPushStatus(
  status: number,
  location: string | undefined,
  retryAfterSeconds: number | undefined,
): SendResult {
  if (status === 201 || status === 200 || status === 202)
    return { outcome: 'accepted', carrierRef: location ?? `push-${status}` };
  if (status === 404 || status === 410)
    return { outcome: 'rejected', reason: `address gone (${status})`, addressIsDead: true };
  if (status === 413) return { outcome: 'rejected', reason: 'payload too large', addressIsDead: false };
  if (status === 429 || status === 503) {
    return { outcome: 'retry', afterSeconds: retryAfterSeconds ?? 5, reason: `push service answered ${status}` };
  }
  if (status >= 500) return { outcome: 'retry', afterSeconds: 10, reason: `push service answered ${status}` };
  if (status === 401 || status === 403) return { outcome: 'retry', afterSeconds: 60, reason: 'push keys refused' };
  return { outcome: 'retry', afterSeconds: 30, reason: `push service answered ${status}` };
}
