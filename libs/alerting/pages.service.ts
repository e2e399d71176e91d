import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ChannelCode, channelCodes } from '../channels/channel';
import { type QueuedJob, Queues } from '../platform/queue/queues';
import { type DuePage, takeDuePages } from './delivery.store';
import { unfoldPages } from './folded-page.store';

/** Corrections; alerts and answers by push and live page. */
export const pagesQueue = 'pages';
/** Alerts and answers by text and call: they leave at the pace of a number, and hold up neither the others nor a correction. */
export const pacedPagesQueue = 'paced-pages';
/** News of relatives and shelters: with a queue and places of their own, they never stand in the way of the others. */
export const laterPagesQueue = 'later-pages';
const correctionLane = 0;
const lastUrgentLane = 2;
const pacedChannels: readonly ChannelCode[] = [channelCodes.sms, channelCodes.voice];

function queueOf({ lane, channel }: DuePage): string {
  if (lane > lastUrgentLane) return laterPagesQueue;
  return lane > correctionLane && pacedChannels.includes(channel) ? pacedPagesQueue : pagesQueue;
}

export interface PageJob {
  readonly pageId: number;
}

/** On offer at a time, of each lane and channel: several times what the places of a few workers take at once. */
const mostOffered = 32;

/** Offers pages that are due to the senders; what nobody finished is offered again. Safe in several processes. */
@Injectable()
export class PagesService {
  private offering: Promise<unknown> = Promise.resolve();
  private nextOffer: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly queues: Queues,
  ) {}

  /** Writes the deliveries of frozen pages and offers them as they come. */
  async unfold(): Promise<void> {
    for (let isMore = true; isMore;) {
      isMore = await unfoldPages(this.database);
      await this.offer();
    }
  }

  /** Callers of the same moment share one round, which begins after each of them has called. */
  offer(): Promise<void> {
    this.nextOffer ??= this.offering.then(() => {
      this.nextOffer = undefined;
      const round = this.offerDue();
      this.offering = round.catch(() => undefined);
      return round;
    });
    return this.nextOffer;
  }

  private async offerDue(): Promise<void> {
    const due = await takeDuePages(this.database, mostOffered);
    const jobsOf = (queue: string): QueuedJob[] => due.filter((page) => queueOf(page) === queue).map(jobOf);
    await this.queues.add(pagesQueue, jobsOf(pagesQueue));
    await this.queues.add(pacedPagesQueue, jobsOf(pacedPagesQueue));
    await this.queues.add(laterPagesQueue, jobsOf(laterPagesQueue));
  }
}

/**
 * Within a lane what is only announced, in a moment to a whole page of people, does not wait for what a carrier takes
 * one by one.
 * @returns 1 for what goes first
 */
const placeInQueue = ({ lane, channel }: DuePage): number => 2 * lane + (channel === channelCodes.live ? 1 : 2);

const jobOf = (page: DuePage): QueuedJob => ({
  id: `${page.id}-${page.fence}`,
  data: { pageId: page.id } satisfies PageJob,
  priority: placeInQueue(page),
});
