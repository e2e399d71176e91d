import type { Channel } from './faults';

/** `at` is ISO 8601 in UTC. `key` names the sender's own delivery: see `idempotencyKey` in carrier/send-request.ts. */
interface Line {
  readonly at: string;
  readonly kind: Channel;
}

/** A request of the sender reached us, and this is how it ended. */
export interface RequestLine extends Line {
  readonly event: 'request';
  /** Phone number, or id of the push subscription; what the request said, even when it is no address at all. */
  readonly to: string;
  readonly from?: string;
  /** `cut`, `broken-json` and `slow` were carried out; `time-out`, `reset` and `redirect` were not. */
  readonly outcome: 'accepted' | 'refused' | 'time-out' | 'reset' | 'redirect' | 'cut' | 'broken-json' | 'slow';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly code?: number;
  readonly sid?: string;
  readonly key?: string;
}

/** A phone or a browser really got it: the one line that counts for "told once". */
export interface GotLine extends Line {
  readonly event: 'got';
  readonly to: string;
  readonly from?: string;
  /** The text of the SMS, or the decrypted payload of the push message. */
  readonly body: string;
  readonly sid: string;
  readonly key?: string;
  /** Push only: SHA-256 of the payload, hex, and the headers that governed it. */
  readonly sha256?: string;
  readonly topic?: string;
  readonly urgency?: string;
  readonly ttlSeconds?: number;
}

/** Accepted, and yet no phone or browser got it. */
export interface LostLine extends Line {
  readonly event: 'lost';
  readonly to: string;
  readonly sid: string;
  readonly reason: string;
  readonly key?: string;
}

/** A phone wrote to the service. */
export interface AnswerLine extends Line {
  readonly event: 'answer';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly sid: string;
  /** What the service's webhook answered; 0 when it did not. */
  readonly status: number;
}

export type LedgerLine = RequestLine | GotLine | LostLine | AnswerLine;

/** @throws SyntaxError on a line that was written whole and is no ledger line. */
export function parseLedgerLine(text: string): LedgerLine {
  const line: unknown = JSON.parse(text);
  if (!isLedgerLine(line)) throw new SyntaxError(`not a ledger line: ${text.slice(0, 80)}`);
  return line;
}

function isLedgerLine(line: unknown): line is LedgerLine {
  if (typeof line !== 'object' || line === null || !('event' in line) || !('at' in line)) return false;
  return ['request', 'got', 'lost', 'answer'].includes(String(line.event));
}
