import { randomUUID } from 'node:crypto';
import { between, type Random, type RangeMs } from '../random';
import type { Timeline } from '../timeline.service';
import type { Webhooks } from '../webhooks.service';
import type { Step } from './lifecycle';
import type { Message, MessageStatus } from './message';
import { signedWebhook, statusParameters, type WebhookParameters } from './webhook';

/** How well the carrier tells of statuses. */
export interface ReceiptHabits {
  readonly statuses: readonly MessageStatus[];
  /** How many times each receipt is sent, both bounds included. */
  readonly copies: RangeMs;
  readonly lostShare: number;
  readonly lateMs: RangeMs;
  /** Part of the receipts that are held back so that later ones overtake them. */
  readonly shuffledShare: number;
}

export const faithfulReceipts: ReceiptHabits = {
  statuses: ['queued', 'sent', 'delivered', 'undelivered', 'failed'],
  copies: [1, 1],
  lostShare: 0,
  lateMs: [0, 0],
  shuffledShare: 0,
};

const overtakenMs: RangeMs = [200, 2_000];

/** Sends signed status callbacks. Those of one message keep their order, unless the habits say otherwise. */
export class Receipts {
  sent = 0;
  refused = 0;
  lost = 0;

  constructor(
    private readonly account: { readonly sid: string; readonly authToken: string },
    private readonly webhooks: Webhooks,
    private readonly timeline: Timeline,
    private readonly random: Random,
    public habits: ReceiptHabits,
  ) {}

  /** @param before the receipts of this message so far; returns them with this one */
  tell(message: Message, step: Step, before: Promise<void>): Promise<void> {
    const url = message.statusCallback;
    if (url === undefined || !this.habits.statuses.includes(step.status)) return before;
    return this.post(url, () => statusParameters(message, step, this.account.sid), before);
  }

  /**
   * @param makeParameters called only when it is sent: a burst has tens of thousands waiting
   * @param before the receipts of the same message or call so far; returns them with this one
   */
  post(url: string, makeParameters: () => WebhookParameters, before: Promise<void>): Promise<void> {
    if (this.random() < this.habits.lostShare) {
      this.lost += 1;
      return before;
    }
    const token = randomUUID();
    const post = async (): Promise<void> => {
      const webhook = signedWebhook(this.account.authToken, url, makeParameters(), token);
      const { status } = await this.webhooks.post(url, webhook);
      this.sent += 1;
      if (status < 200 || status > 299) this.refused += 1;
    };
    let told = before;
    for (let copy = between(this.random, this.habits.copies); copy > 0; copy--) {
      const overtaken = this.random() < this.habits.shuffledShare ? between(this.random, overtakenMs) : 0;
      const lateMs = between(this.random, this.habits.lateMs) + overtaken;
      if (lateMs > 0) this.timeline.after(lateMs, () => void post());
      else told = told.then(post);
    }
    return told;
  }
}
