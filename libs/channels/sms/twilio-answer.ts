import type { SendResult } from '../channel';
import { meaningOfCode, meaningOfStatus } from './twilio-codes';

export interface TwilioAnswer {
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly text: string;
}

export interface ReadAnswer {
  readonly result: SendResult;
  /** The carrier's own code, when our table does not list it. */
  readonly unlistedCode?: number;
}

const messageId = /^(SM|MM)[0-9a-f]{32}$/;
export const callId = /^CA[0-9a-f]{32}$/;

/** What the carrier's answer makes of the message or call. A success that proves nothing is no success. */
export function readAnswer({ status, retryAfterSeconds, text }: TwilioAnswer, id: RegExp = messageId): ReadAnswer {
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    const hasId = typeof body.sid === 'string' && id.test(body.sid);
    if (!hasId) return { result: { outcome: 'unknown', reason: 'answer without an id of ours' } };
    return { result: { outcome: 'accepted', carrierRef: String(body.sid) } };
  }
  const code = Number.isInteger(body.code) ? Number(body.code) : undefined;
  const listed = code === undefined ? undefined : meaningOfCode(code);
  if (listed?.outcome === 'retry' && retryAfterSeconds !== undefined)
    return { result: { ...listed, afterSeconds: Math.max(listed.afterSeconds, retryAfterSeconds) } };
  if (listed) return { result: listed };
  // Twilio's codes have five digits: what a page or a stranger answers must not become a label of a metric.
  const isCode = code !== undefined && code >= 10_000 && code < 100_000;
  return { result: meaningOfStatus(status, retryAfterSeconds), ...(isCode ? { unlistedCode: code } : {}) };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
