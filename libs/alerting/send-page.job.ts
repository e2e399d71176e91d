import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { Job } from '../platform/queue/queues';
import { Logger } from '../platform/telemetry/logger';
import { ClaimsService, type Work } from './claims.service';
import { renewLease } from './delivery.store';
import { supersededOf } from './incident-order.store';
import { MessagesService } from './messages.service';
import { type PageJob, PagesService, pagesQueue } from './pages.service';
import { type Sent, SettlementsService } from './settlements.service';

/** Hand-overs under way at once within one page. */
const parallel = 50;
const heartbeatMs = 5000;
/** How long a page goes on with words that have been replaced. */
const newerWordsMs = 250;

/** One page: claim it, hand its messages to the carrier outside any transaction, write what became of them. */
@Injectable()
export class SendPageJob extends Job<PageJob> {
  readonly queue = pagesQueue;
  override readonly concurrency = 6;

  constructor(
    private readonly database: DataSource,
    private readonly claims: ClaimsService,
    private readonly messages: MessagesService,
    private readonly settlements: SettlementsService,
    private readonly pages: PagesService,
    private readonly logger: Logger,
  ) {
    super();
  }

  async run({ pageId }: PageJob): Promise<void> {
    const work = await this.claims.claim(pageId);
    if (!work) return;
    const sent = work.page.channel === channelCodes.live ? await this.announce(work) : await this.handOverAll(work);
    const settled = await this.settlements.settle(work, sent);
    if (!settled)
      this.logger.warn({ page: pageId, messages: sent.length }, 'lease lost while handing over: outcomes unknown');
    await this.pages.offer();
  }

  private async announce({ page, messages }: Work): Promise<Sent[]> {
    if (messages.length === 0) return [];
    const results = await this.messages.announce(page.id, messages);
    return messages.map((message, i) => [message, results[i]]);
  }

  /** Stops taking messages when the lease is lost; what is under way is finished. */
  private async handOverAll(work: Work): Promise<Sent[]> {
    const sent: Sent[] = [];
    const waiting = work.messages.values();
    let isHeld = true;
    const heartbeat = setInterval(() => {
      renewLease(this.database, work.page).then(
        (renewed) => (isHeld = renewed),
        (fault: unknown) => this.logger.warn({ page: work.page.id, fault }, 'lease could not be renewed'),
      );
    }, heartbeatMs);
    const watch = this.watchWords(work);
    const sender = async (): Promise<void> => {
      for (const message of waiting) {
        if (!isHeld) return;
        sent.push([message, await this.messages.handOver(message, () => watch.superseded.has(message.notice.id))]);
      }
    };
    try {
      await Promise.all(Array.from({ length: parallel }, sender));
    } finally {
      clearInterval(heartbeat);
      clearInterval(watch.timer);
    }
    return sent;
  }

  /** A message may wait long for its turn at the carrier, and a correction overtakes it there. */
  private watchWords({ page, messages }: Work) {
    const superseded = new Set<number>();
    const look = (): void => {
      supersededOf(this.database, page.noticeIds).then(
        (ids) => ids.forEach((id) => superseded.add(id)),
        (fault: unknown) => this.logger.warn({ page: page.id, fault }, 'newer words could not be looked for'),
      );
    };
    const isReplaceable = messages.some(({ notice }) => notice.incidentId !== null);
    return { superseded, timer: isReplaceable ? setInterval(look, newerWordsMs) : undefined };
  }
}
