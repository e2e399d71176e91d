import { between, type Random, type RangeMs } from '../random';
import type { MessageStatus } from './message';

/**
 * What sort of phone stands behind a number. `landline` and `opted-out` are refused when a message is handed over;
 * the others show later, as a status.
 */
export const phoneConditions = ['well', 'dead', 'off', 'filtered', 'landline', 'opted-out'] as const;
export type PhoneCondition = (typeof phoneConditions)[number];

export interface Step {
  readonly status: MessageStatus;
  /** From the hand-over. */
  readonly afterMs: number;
  readonly errorCode: number | null;
}

export interface Delays {
  /** From the start of its turn in the sender's queue to `sent`. */
  readonly sentMs: RangeMs;
  /** From `sent` to the phone. */
  readonly deliveredMs: RangeMs;
}

/** Codes of messages that were accepted and never arrived: Twilio's error dictionary. */
const undeliveredCodes = { dead: 30005, off: 30003, filtered: 30007 } as const;

/** Refusals of a condition at the hand-over. */
export const refusedConditions = { landline: 21614, 'opted-out': 21610 } as const satisfies Partial<
  Record<PhoneCondition, number>
>;

export interface Journey {
  readonly condition: Exclude<PhoneCondition, keyof typeof refusedConditions>;
  /** How long it waits for its turn in the sender's queue; `null` when the queue was full. */
  readonly waitMs: number | null;
  readonly validitySeconds: number;
}

/** The statuses that an accepted message goes through, in order. */
export function journey({ condition, waitMs, validitySeconds }: Journey, delays: Delays, random: Random): Step[] {
  const queued: Step = { status: 'queued', afterMs: 0, errorCode: null };
  if (waitMs === null) return [queued, { status: 'failed', afterMs: 0, errorCode: 30001 }];
  if (waitMs > validitySeconds * 1_000)
    return [queued, { status: 'failed', afterMs: validitySeconds * 1_000, errorCode: 30036 }];
  const sentAfterMs = waitMs + between(random, delays.sentMs);
  const sent: Step = { status: 'sent', afterMs: sentAfterMs, errorCode: null };
  const afterMs = sentAfterMs + between(random, delays.deliveredMs);
  if (condition === 'well') return [queued, sent, { status: 'delivered', afterMs, errorCode: null }];
  return [queued, sent, { status: 'undelivered', afterMs, errorCode: undeliveredCodes[condition] }];
}
