import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { Job } from '../platform/queue/queues';
import { Logger } from '../platform/telemetry/logger';
import { ClaimsService, type Work } from './claims.service';
import { renewLease } from './delivery.store';
import { supersededOf } from './incident-order.store';
import { Lease } from './lease';
import { MessagesService } from './messages.service';
import { type PageJob, PagesService, pagesQueue } from './pages.service';
import { type Sent, SettlementsService } from './settlements.service';

/** Hand-overs under way at once within one page. */
const parallel = 50;
const heartbeatMs = 5000;
const settleTries = 5;
const settleDelayMs = 400;
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

  async run({ pageId }: PageJob, stopping: AbortSignal): Promise<void> {
    const lease = new Lease(performance.now());
    const work = await this.claims.claim(pageId);
    if (!work) return;
    const heartbeat = this.keepLease(lease, work);
    try {
      const isLive = work.page.channel === channelCodes.live;
      const sent = isLive ? await this.announce(work) : await this.handOverAll(work, lease, stopping);
      await this.settle(work, sent);
    } catch (fault) {
      await this.claims.fail(work.page, fault);
    } finally {
      clearInterval(heartbeat);
    }
    await this.pages.offer();
  }

  private async announce({ page, messages }: Work): Promise<Sent[]> {
    if (messages.length === 0) return [];
    const results = await this.messages.announce(page.id, messages);
    return messages.map((message, i) => [message, results[i]]);
  }

  /** A message that has not been taken when the lease is lost or the process stops is given back untried. */
  private async handOverAll(work: Work, lease: Lease, stopping: AbortSignal): Promise<Sent[]> {
    const sent: Sent[] = [];
    const waiting = work.messages.values();
    const watch = this.watchWords(work);
    const sender = async (): Promise<void> => {
      for (const message of waiting) {
        const isWithdrawn = (): boolean =>
          !lease.isHeld(performance.now()) || stopping.aborted || watch.superseded.has(message.notice.id);
        sent.push([message, await this.messages.handOver(message, isWithdrawn)]);
      }
    };
    try {
      await Promise.all(Array.from({ length: parallel }, sender));
    } finally {
      clearInterval(watch.timer);
    }
    return sent;
  }

  private keepLease(lease: Lease, { page }: Work): NodeJS.Timeout {
    return setInterval(() => {
      const askedMs = performance.now();
      renewLease(this.database, page).then(
        (isRenewed) => (isRenewed ? lease.renewed(askedMs) : lease.lost()),
        (fault: unknown) => this.logger.warn({ page: page.id, fault }, 'lease could not be renewed'),
      );
    }, heartbeatMs);
  }

  /** Outcomes that are known must not become unknown because the database was away for a moment. */
  private async settle(work: Work, sent: readonly Sent[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const isSettled = await this.settlements.settle(work, sent);
        if (!isSettled) this.logger.warn({ page: work.page.id, messages: sent.length }, 'lease lost: outcomes unknown');
        return;
      } catch (fault) {
        if (attempt === settleTries) throw fault;
        this.logger.warn({ page: work.page.id, attempt, fault }, 'outcomes could not be written: once more');
        await delay(attempt * settleDelayMs);
      }
    }
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
