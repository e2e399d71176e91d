import { randomBytes } from 'node:crypto';
import type { LedgerLine } from '../ledger';
import type { Random } from '../random';
import type { Threads } from '../threads';
import type { Timeline } from '../timeline.service';
import { type Delays, journey, type PhoneCondition, refusedConditions, type Step } from './lifecycle';
import { isOnPhone, type Message } from './message';
import type { Messages } from './messages';
import type { Receipts } from './receipts.service';
import { measured, type MeasuredText } from './segments';
import type { SendRequest } from './send-request';
import type { SenderQueues } from './sender-queue';

export type Handover =
  | { readonly verdict: 'accepted'; readonly message: Message }
  | { readonly verdict: 'refused'; readonly code: number; readonly retryAfterSeconds?: number };

export type OutboundText = SendRequest & {
  readonly key?: string;
  readonly direction: 'outbound-api' | 'outbound-reply';
};

/** Brings messages to phones, step by step, and tells the sender of each step. */
export class Outbound {
  constructor(
    private readonly settings: { readonly number: string; readonly delays: Delays },
    private readonly phones: {
      readonly conditions: ReadonlyMap<string, PhoneCondition>;
      readonly barred: ReadonlySet<string>;
    },
    private readonly messages: Messages,
    private readonly parts: {
      readonly queues: SenderQueues;
      readonly receipts: Receipts;
      readonly timeline: Timeline;
      readonly threads: Threads;
      readonly random: Random;
      readonly write: (line: LedgerLine) => void;
    },
  ) {}

  /** Takes a message for a phone, or says why not. The message is as it was when taken, before its journey. */
  hand(outbound: OutboundText): Handover {
    const condition = this.phones.conditions.get(outbound.to) ?? 'well';
    const from = outbound.from ?? this.settings.number;
    if (this.phones.barred.has(barredPair(outbound.to, from)))
      return { verdict: 'refused', code: refusedConditions['opted-out'] };
    if (condition === 'landline' || condition === 'opted-out') {
      return { verdict: 'refused', code: refusedConditions[condition] };
    }
    const content = measured(outbound.body);
    const turn = this.parts.queues.take(from, content.segments, Date.now());
    if (turn.verdict === 'too-fast') return { verdict: 'refused', code: 20429, retryAfterSeconds: 1 };
    if (turn.verdict === 'full' && outbound.messagingServiceSid === undefined)
      return { verdict: 'refused', code: 21611 };
    const message = taken(outbound, from, content);
    this.messages.add(message);
    const waitMs = turn.verdict === 'turn' ? turn.waitMs : null;
    const { validitySeconds } = outbound;
    const steps = journey({ condition, waitMs, validitySeconds }, this.settings.delays, this.parts.random);
    const asTaken = { ...message };
    let told = Promise.resolve();
    for (const step of steps) {
      this.parts.timeline.after(step.afterMs, () => {
        this.#reach(message, step);
        told = this.parts.receipts.tell(message, step, told);
      });
    }
    return { verdict: 'accepted', message: asTaken };
  }

  #reach(message: Message, step: Step): void {
    const now = Date.now();
    message.status = step.status;
    message.errorCode = step.errorCode;
    message.updatedAtMs = now;
    if (step.status === 'sent') message.sentAtMs = now;
    const at = new Date(now).toISOString();
    const { to, from, body, sid, key } = message;
    if (isOnPhone(message)) {
      this.parts.threads.show(to, message, now);
      this.parts.write({ event: 'got', at, kind: 'sms', to, from, body, sid, key });
    } else if (step.errorCode !== null) {
      this.parts.write({ event: 'lost', at, kind: 'sms', to, sid, reason: String(step.errorCode), key });
    }
  }
}

export const barredPair = (phone: string, number: string): string => `${phone} ${number}`;

function taken(outbound: OutboundText, from: string, { text, segments }: MeasuredText): Message {
  const now = Date.now();
  const { direction, to, statusCallback, key, messagingServiceSid } = outbound;
  return {
    kind: 'sms',
    sid: newSid(),
    direction,
    from,
    to,
    body: text,
    segments,
    messagingServiceSid: messagingServiceSid ?? null,
    statusCallback,
    key,
    createdAtMs: now,
    updatedAtMs: now,
    sentAtMs: null,
    status: messagingServiceSid === undefined ? 'queued' : 'accepted',
    errorCode: null,
  };
}

export const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;
