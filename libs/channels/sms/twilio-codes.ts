import type { SendResult } from '../channel';

/**
 * What a Twilio error code means for a delivery (www.twilio.com/docs/api/errors). An unlisted code is tried again and
 * counted; only codes that speak of the number itself end its delivery for good.
 */
const meanings: Readonly<Record<number, SendResult>> = {
  20003: { outcome: 'retry', afterSeconds: 60, reason: 'authentication refused by the carrier' },
  20429: { outcome: 'retry', afterSeconds: 2, reason: 'too many requests' },
  21211: rejected('not a phone number'),
  21214: rejected('number cannot be reached'),
  21408: { outcome: 'retry', afterSeconds: 300, reason: 'region not enabled for this account' },
  21610: { outcome: 'rejected', reason: 'opted out at the carrier', addressIsDead: false, optedOut: true },
  21611: { outcome: 'retry', afterSeconds: 60, reason: "the sender's queue is full" },
  21612: rejected('no route to this number'),
  21614: rejected('not a mobile number'),
  30001: { outcome: 'retry', afterSeconds: 30, reason: 'queue overflow' },
  30002: { outcome: 'retry', afterSeconds: 300, reason: 'account suspended' },
  30003: { outcome: 'retry', afterSeconds: 60, reason: 'handset unreachable' },
  30004: rejected('blocked by the recipient or the operator'),
  30005: rejected('unknown handset', true),
  30006: rejected('landline or unreachable carrier'),
  30007: rejected('filtered by the operator'),
  30008: { outcome: 'retry', afterSeconds: 60, reason: 'unknown error at the operator' },
  30042: rejected('sender not allowed in this country'),
};

/** @returns undefined for a code that the table does not list */
export const meaningOfCode = (code: number): SendResult | undefined => meanings[code];

/** What an HTTP answer means when it carries no listed code. A 5xx may come after the message was taken. */
export function meaningOfStatus(status: number, retryAfterSeconds: number | undefined): SendResult {
  if (status === 429) return { outcome: 'retry', afterSeconds: retryAfterSeconds ?? 2, reason: 'too many requests' };
  if (status === 503) return { outcome: 'retry', afterSeconds: retryAfterSeconds ?? 5, reason: 'carrier unavailable' };
  if (status >= 500) return { outcome: 'unknown', reason: `carrier answered ${status}` };
  if (status === 401 || status === 403) {
    return { outcome: 'retry', afterSeconds: 60, reason: 'authentication refused by the carrier' };
  }
  return { outcome: 'retry', afterSeconds: 30, reason: `carrier answered ${status}` };
}

function rejected(reason: string, addressIsDead = false): SendResult {
  return { outcome: 'rejected', reason, addressIsDead };
}
