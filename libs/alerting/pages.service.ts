import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queues } from '../platform/queue/queues';
import { takeDuePages } from './delivery.store';

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
