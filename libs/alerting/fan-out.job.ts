import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isPassingFault } from '../platform/database/passing-fault';
import { faultKind } from '../platform/fault-kind';
import { countTry, lockUnhandled, markFailed, markHandled } from '../platform/events/outbox';
import { type EventBatch, eventsQueue } from '../platform/events/outbox-relay';
import { Job } from '../platform/queue/queues';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import type { DomainEvent } from './alert-rules';
import { NoticesService } from './notices.service';
import { PagesService } from './pages.service';

/** Events → frozen audiences → pages of deliveries, all or nothing; then the pages are offered at once. */
@Injectable()
export class FanOutJob extends Job<EventBatch> {
  readonly queue = eventsQueue;
  override readonly concurrency = 4;

  constructor(
    private readonly database: DataSource,
    private readonly notices: NoticesService,
    private readonly pages: PagesService,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  async run({ type, ids, isSuspect }: EventBatch, _stopping: AbortSignal, isOrphan: boolean): Promise<void> {
    if (isSuspect || isOrphan) {
      for (const id of ids) await this.planCounted(type, id);
    } else {
      try {
        await this.plan(ids);
      } catch (fault) {
        this.logger.warn({ type, events: ids.length, fault }, 'a batch of events failed: one by one now');
        for (const id of ids) await this.planAlone(type, id);
      }
    }
    await this.pages.unfold();
  }

  /** One of them may have ended the process that had them: which, is known when it does so again. */
  private async planCounted(type: string, id: number): Promise<void> {
    if (await countTry(this.database, id, { mayGiveUp: mayGiveUp(type) })) await this.planAlone(type, id, true);
  }

  private async plan(ids: readonly number[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const events = await lockUnhandled<DomainEvent>(tx, ids);
      await this.notices.plan(tx, events);
      await markHandled(tx, events.map((stored) => stored.id)); // prettier-ignore
    });
  }

  /**
   * One event that cannot be handled must not hold up the others of its batch. A fault that passes does not count, and
   * an alert or its correction is never given up: it is offered again until somebody has mended what is broken.
   */
  private async planAlone(type: string, id: number, isCounted = false): Promise<void> {
    try {
      await this.plan([id]);
    } catch (fault) {
      const failure = { fault: faultKind(fault), mayGiveUp: mayGiveUp(type), isCounted };
      const isGivenUp = !isPassingFault(fault) && (await markFailed(this.database, id, failure));
      if (isGivenUp) this.metrics.deadLetters.inc({ kind: 'event' });
      this.logger.error({ event: id, type, isGivenUp, fault }, 'an event could not be handled');
    }
  }
}

const mayGiveUp = (type: string): boolean => type !== 'alert-published';
