import { Injectable } from '@nestjs/common';
import { channelCodes } from '../channels/channel';
import { type LaneNumber, laneNumbers } from '../channels/lane';
import { senderOf } from '../channels/sms/senders';
import { SmsRoutesService } from '../channels/sms/sms-routes.service';
import { Config } from '../platform/config/config';
import { type DueDeparture, pageSize } from './delivery.store';
import type { Message } from './messages.service';

/** A page is taken when its texts can begin to leave within so many seconds; corrections and alerts always are. */
const patienceSeconds = 5;
const lastUnboundedLane: LaneNumber = 1;

/** Texts that this process has in hand and that have not left: more than their senders can take soon would only wait. */
@Injectable()
export class TextsInHandService {
  /** By sender, then by lane. */
  private readonly counts = new Map<string, number[]>();

  constructor(
    private readonly routes: SmsRoutesService,
    private readonly config: Config,
  ) {}

  /**
   * Whether a page of texts should be taken now. With nothing in hand it always is: only sending shows that a route works again.
   */
  hasRoom({ lane, class: messageClass }: DueDeparture): boolean {
    if (lane <= lastUnboundedLane) return true;
    const ahead = this.of(messageClass)
      .slice(0, lane + 1)
      .reduce((sum, count) => sum + count, 0);
    return ahead === 0 || ahead <= this.routes.room(lane, patienceSeconds, messageClass);
  }

  /** Counts a page of texts that is about to be taken as full. @returns to be called when it has been taken, or not */
  expect({ lane, class: messageClass }: DueDeparture): () => void {
    this.of(messageClass)[lane] += pageSize;
    return () => (this.of(messageClass)[lane] -= pageSize);
  }

  /** @returns to be called once for each message that has left, or is not going to */
  take(messages: readonly Message[]): (message: Message) => void {
    const texts = new Set(messages.filter(isText));
    for (const { notice } of texts) this.of(notice.class)[notice.lane] += 1;
    return (message) => {
      if (texts.delete(message)) this.of(message.notice.class)[message.notice.lane] -= 1;
    };
  }

  private of(messageClass: string): number[] {
    const sender = senderOf(this.config.carrier, messageClass);
    const known = this.counts.get(sender);
    if (known) return known;
    const fresh = laneNumbers.map(() => 0);
    this.counts.set(sender, fresh);
    return fresh;
  }
}

/** Exercises reach no sender. */
export const isPacedText = ({ channel, mode }: Pick<DueDeparture, 'channel' | 'mode'>): boolean =>
  channel === channelCodes.sms && mode === 'Actual';
const isText = ({ channel, notice: { mode } }: Message): boolean => isPacedText({ channel, mode });
