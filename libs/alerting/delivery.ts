import type { SendResult } from '../channels/channel';

/**
 * Where a delivery stands, as stored. Ranks 0–5 only grow; the rest are ends, except `unknown`, which a late receipt
 * may still settle.
 */
export const deliveryStatus = {
  planned: 0,
  queued: 1,
  handed: 2,
  accepted: 3,
  delivered: 4,
  seen: 5,
  failed: 10,
  opted_out: 11,
  suppressed: 12,
  superseded: 13,
  expired_undelivered: 14,
  unknown: 15,
} as const;

export type DeliveryStatus = keyof typeof deliveryStatus;
export type DeliveryStatusCode = (typeof deliveryStatus)[DeliveryStatus];

const { queued, handed, accepted, delivered, seen, failed, opted_out, unknown } = deliveryStatus;

/** Statuses that wait for a (further) hand-over. */
export const waiting = [deliveryStatus.planned, queued] as const;

/** Statuses of a message that reached the person, or may have: who has one is owed the correction. */
export const maybeTold = [handed, accepted, delivered, seen, unknown] as const;

/**
 * What a receipt makes of a delivery. A receipt that comes late, twice or out of order never takes anything back: a
 * device that has confirmed has confirmed, and only a delivery without an end can fail.
 */
export function applyReceipt(current: DeliveryStatusCode, incoming: DeliveryStatusCode): DeliveryStatusCode {
  const settled = current === delivered || current === seen;
  if (settled) return incoming === seen ? seen : current;
  if (incoming === delivered || incoming === seen) return incoming;
  if (current === failed || current === opted_out) return current;
  if (incoming === failed || incoming === opted_out) return incoming;
  if (current === unknown) return incoming === accepted ? accepted : current;
  return current < accepted && incoming === accepted ? accepted : current;
}

/** Give up after this many hand-overs; expiry usually comes first. */
export const mostAttempts = 8;

/**
 * Seconds to wait before the next attempt after `attempt` (1-based) have failed: 30, 60, 120 … at most 900, ±20 %.
 * @param jitter in [0, 1), passed in so that this stays pure
 */
export function retryDelaySeconds(attempt: number, jitter: number): number {
  const base = Math.min(900, 30 * 2 ** (attempt - 1));
  return base * (0.8 + 0.4 * jitter);
}

export interface Settlement {
  readonly status: DeliveryStatusCode;
  /** Set when the delivery is to be handed over again. */
  readonly retryAfterSeconds?: number;
  /** This copy may have arrived although another follows. */
  readonly isUncertain?: boolean;
  /** Nothing was handed over at all, so that the attempt does not count: an outage must not use them up. */
  readonly isUncounted?: boolean;
}

/**
 * What the carrier's answer to hand-over number `attempt` makes of the delivery.
 * @param mayRepeat whether a second copy is better than none, should the first have been lost
 */
export function settle(result: SendResult, attempt: number, mayRepeat: boolean, jitter: number): Settlement {
  switch (result.outcome) {
    case 'accepted':
      return { status: result.confirmed ? delivered : accepted };
    case 'rejected':
      return { status: result.optedOut ? opted_out : failed };
    case 'unknown':
      if (!mayRepeat || attempt !== 1) return { status: unknown };
      return { ...again(retryDelaySeconds(attempt, jitter)), isUncertain: true };
    case 'retry':
      if (result.untried) return { ...again(result.afterSeconds), isUncounted: true };
      if (attempt >= mostAttempts) return { status: failed };
      return again(
        attempt <= 2 ? result.afterSeconds : Math.max(result.afterSeconds, retryDelaySeconds(attempt, jitter)),
      );
  }
}

const again = (retryAfterSeconds: number): Settlement => ({ status: queued, retryAfterSeconds });
