import type { RefusalCode } from './refusal';
import { type Form, isE164, isHttpUrl, stripped, text } from './send-request';

export const callEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEventName = (typeof callEvents)[number];

/** The form of `POST …/Calls.json`, as far as this carrier looks at it. */
export interface CallRequest {
  readonly to: string;
  readonly from: string;
  /** Asked for what to say when somebody answers. */
  readonly url: string;
  readonly statusCallback?: string;
  readonly events: readonly CallEventName[];
  readonly ringSeconds: number;
}

export type ReadCallRequest =
  | { readonly verdict: 'ok'; readonly request: CallRequest }
  | { readonly verdict: 'refused'; readonly code: RefusalCode; readonly detail?: string };

/** Twilio rings for a minute unless told otherwise, and at most for ten. */
const usualRingSeconds = 60;

export function readCallRequest(form: Form): ReadCallRequest {
  const to = text(form, 'To');
  if (to === undefined) return { verdict: 'refused', code: 21201 };
  const recipient = stripped(to);
  if (!isE164(recipient)) return { verdict: 'refused', code: 21211, detail: to };
  const from = text(form, 'From');
  if (from === undefined || !isE164(stripped(from))) return { verdict: 'refused', code: 21212, detail: from };
  const url = text(form, 'Url');
  if (url === undefined || !isHttpUrl(url)) return { verdict: 'refused', code: 21205, detail: url };
  const statusCallback = text(form, 'StatusCallback');
  if (statusCallback !== undefined && !isHttpUrl(statusCallback)) return { verdict: 'refused', code: 21609 };
  const ringSeconds = Number(text(form, 'Timeout') ?? usualRingSeconds);
  if (!Number.isInteger(ringSeconds) || ringSeconds < 1 || ringSeconds > 600)
    return { verdict: 'refused', code: 20001, detail: 'Timeout' };
  const named = form['StatusCallbackEvent'] ?? ['completed'];
  const events = callEvents.filter((event) => (Array.isArray(named) ? named : [named]).includes(event));
  return { verdict: 'ok', request: { to: recipient, from: stripped(from), url, statusCallback, events, ringSeconds } };
}
