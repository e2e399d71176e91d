import type { RefusalCode } from './refusal';

/** The form of `POST …/Messages.json`, as far as this carrier looks at it. */
export interface SendRequest {
  readonly to: string;
  /** Absent when a messaging service picks the sender. */
  readonly from?: string;
  readonly messagingServiceSid?: string;
  readonly body: string;
  readonly statusCallback?: string;
  readonly validitySeconds: number;
}

export type ReadSendRequest =
  | { readonly verdict: 'ok'; readonly request: SendRequest }
  | { readonly verdict: 'refused'; readonly code: RefusalCode; readonly detail?: string };

export type Form = Readonly<Record<string, unknown>>;

/** Ten hours: the longest that Twilio lets a message wait in a sender's queue. */
export const longestValiditySeconds = 36_000;

/** Checks in the order in which Twilio complains: recipient, sender, text, the rest. */
export function readSendRequest(form: Form): ReadSendRequest {
  const to = text(form, 'To');
  if (to === undefined) return { verdict: 'refused', code: 21604 };
  const recipient = stripped(to);
  if (!isE164(recipient)) return { verdict: 'refused', code: 21211, detail: to };
  const from = text(form, 'From');
  const messagingServiceSid = text(form, 'MessagingServiceSid');
  if (from === undefined && messagingServiceSid === undefined) return { verdict: 'refused', code: 21603 };
  if (messagingServiceSid !== undefined && !/^MG[0-9a-fA-F]{32}$/.test(messagingServiceSid)) {
    return { verdict: 'refused', code: 20001, detail: 'MessagingServiceSid' };
  }
  const sender = from === undefined ? undefined : readSender(from);
  if (sender === null) return { verdict: 'refused', code: 21212, detail: from };
  if (sender === recipient) return { verdict: 'refused', code: 21266 };
  const body = text(form, 'Body');
  if (body === undefined) return { verdict: 'refused', code: 21602 };
  if (body.length > 1600) return { verdict: 'refused', code: 21617 };
  const statusCallback = text(form, 'StatusCallback');
  if (statusCallback !== undefined && !isHttpUrl(statusCallback)) return { verdict: 'refused', code: 21609 };
  const validitySeconds = Number(text(form, 'ValidityPeriod') ?? longestValiditySeconds);
  if (!Number.isInteger(validitySeconds) || validitySeconds < 1 || validitySeconds > longestValiditySeconds) {
    return { verdict: 'refused', code: 90007 };
  }
  return {
    verdict: 'ok',
    request: { to: recipient, from: sender, messagingServiceSid, body, statusCallback, validitySeconds },
  };
}

/**
 * The sender's own name for a delivery, so that the ledger can tell a repetition from a second message: the
 * `Idempotency-Key` header, else `key` or `delivery` in the query of the status callback. Twilio's API knows no such key and
 * neither suppresses a repetition.
 */
export function idempotencyKey(header: unknown, statusCallback: string | undefined): string | undefined {
  if (typeof header === 'string' && header !== '') return header;
  const query = statusCallback?.indexOf('?') ?? -1;
  if (statusCallback === undefined || query < 0) return undefined;
  const parameters = new URLSearchParams(statusCallback.slice(query));
  return parameters.get('key') ?? parameters.get('delivery') ?? undefined;
}

/** A repeated parameter counts once, by its first value; an empty one is absent. */
export function text(form: Form, name: string): string | undefined {
  const value = form[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** A phone number, a short code, or an alphanumeric name of at most 11 characters with one letter at least. */
function readSender(from: string): string | null {
  const number = stripped(from);
  if (isE164(number) || /^\d{3,6}$/.test(number)) return number;
  return /^(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}$/.test(from) ? from : null;
}

export const stripped = (number: string): string => number.replace(/[\s().-]/g, '');
export const isE164 = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number);
export const isHttpUrl = (url: string): boolean => /^https?:\/\/[^/?#_\s]+([/?#]|$)/.test(url) && URL.canParse(url);
