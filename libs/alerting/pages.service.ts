import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queues } from '../platform/queue/queues';
import { takeDuePages } from './delivery.store';
import { unfoldPages } from './folded-page.store';

export const pagesQueue = 'pages';

export interface PageJob {
  readonly pageId: number;
}

const batch = 500;

/** Offers pages that are due to the senders; what nobody finished is offered again. Safe in several processes. */
@Injectable()
export class PagesService {
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

  async offer(): Promise<void> {
    for (;;) {
      const pages = await takeDuePages(this.database, batch);
      const jobs = pages.map(({ id, lane, fence }) => ({
        id: `${id}-${fence}`,
        data: { pageId: id } satisfies PageJob,
        priority: lane + 1,
      }));
      await this.queues.add(pagesQueue, jobs);
      if (pages.length < batch) return;
    }
  }
}
