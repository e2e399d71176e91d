import type { CarrierFault, SendResult } from '../channel';

/**
 * What a Twilio error code means for a delivery (www.twilio.com/docs/api/errors). An unlisted code is tried again and
 * counted; only codes that speak of the number itself end its delivery for good.
 */
const meanings: Readonly<Record<number, SendResult>> = {
  10001: retry(300, 'account not active', 'account'),
  10004: retry(5, 'too many calls at once', 'pace'),
  10005: retry(300, 'calls are switched off for this account', 'account'),
  20003: retry(60, 'authentication refused by the carrier', 'account'),
  20429: retry(2, 'too many requests', 'pace'),
  21211: rejected('not a phone number'),
  21210: retry(300, 'the calling number is not ours', 'account'),
  21214: rejected('number cannot be reached'),
  21215: retry(300, 'calls to this region not enabled for this account', 'territory'),
  21216: rejected('calls to this number are not allowed'),
  21217: rejected('not a phone number'),
  21408: retry(300, 'region not enabled for this account', 'territory'),
  21610: { outcome: 'rejected', reason: 'opted out at the carrier', addressIsDead: false, optedOut: true },
  21611: retry(60, "the sender's queue is full", 'pace'),
  21612: rejected('no route to this number'),
  21614: rejected('not a mobile number'),
  30001: retry(30, 'queue overflow', 'pace'),
  30002: retry(300, 'account suspended', 'account'),
  30003: retry(60, 'handset unreachable'),
  30004: rejected('blocked by the recipient or the operator'),
  30005: rejected('unknown handset', true),
  30006: rejected('landline or unreachable carrier'),
  30007: { outcome: 'rejected', reason: 'content blocked by the operator', addressIsDead: false, contentBlocked: true },
  30008: retry(60, 'unknown error at the operator'),
  30042: rejected('sender not allowed in this country'),
};

/** @returns undefined for a code that the table does not list */
export const meaningOfCode = (code: number): SendResult | undefined => meanings[code];

/**
 * What an HTTP answer means when it carries no listed code. A 5xx may come after the message was taken; of what is
 * neither a success nor a refusal, such as a redirect, nobody can tell.
 */
export function meaningOfStatus(status: number, retryAfterSeconds?: number): SendResult {
  if (status === 429) return retry(retryAfterSeconds ?? 2, 'too many requests', 'pace');
  if (status === 503) return retry(retryAfterSeconds ?? 5, 'carrier unavailable', 'carrier');
  if (status === 401 || status === 403) return retry(60, 'authentication refused by the carrier', 'account');
  if (status >= 400 && status < 500) return retry(30, `carrier answered ${status}`);
  return { outcome: 'unknown', reason: `carrier answered ${status}` };
}

function retry(afterSeconds: number, reason: string, fault?: CarrierFault): SendResult {
  return fault ? { outcome: 'retry', afterSeconds, reason, fault } : { outcome: 'retry', afterSeconds, reason };
}

function rejected(reason: string, addressIsDead = false): SendResult {
  return { outcome: 'rejected', reason, addressIsDead };
}
