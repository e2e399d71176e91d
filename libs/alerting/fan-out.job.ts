import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockUnhandled, markHandled } from '../platform/events/outbox';
import { type EventBatch, eventsQueue } from '../platform/events/outbox-relay';
import { Job } from '../platform/queue/queues';
import type { DomainEvent } from './alert-rules';
import { NoticesService } from './notices.service';
import { PagesService } from './pages.service';

/** Events → frozen audiences → pages of deliveries, all or nothing; then the pages are offered at once. */
@Injectable()
export class FanOutJob extends Job<EventBatch> {
  readonly queue = eventsQueue;
  override readonly concurrency = 2;

  constructor(
    private readonly database: DataSource,
    private readonly notices: NoticesService,
    private readonly pages: PagesService,
  ) {
    super();
  }

  async run({ ids }: EventBatch): Promise<void> {
    const planned = await this.database.transaction(async (tx) => {
      const events = await lockUnhandled<DomainEvent>(tx, ids);
      await this.notices.plan(tx, events);
      await markHandled(tx, events.map(({ id }) => id)); // prettier-ignore
      return events.length;
    });
    if (planned > 0) await this.pages.offer();
  }
}
