import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger } from '../platform/telemetry/logger';
import type { Work } from './claims.service';
import { renewLease } from './delivery.store';
import type { Lease } from './lease';
import { NewerWordsService } from './newer-words.service';

const heartbeatMs = 5000;

/** This process's hold on a page. */
export interface Hold {
  /** False once another worker may hold the page, or newer words have replaced those of the notice. */
  mayLeave(noticeId: number): boolean;
  end(): void;
}

/** Keeps the leases of pages in hand from running out, and their words from being outlived. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: DataSource,
    private readonly newerWords: NewerWordsService,
    private readonly logger: Logger,
  ) {}

  keep({ page, messages }: Work, lease: Lease): Hold {
    const timer = setInterval(() => {
      const askedMs = performance.now();
      renewLease(this.database, page).then(
        (isRenewed) => (isRenewed ? lease.renewed(askedMs) : lease.lost()),
        (fault: unknown) => this.logger.warn({ page: page.id, fault }, 'lease could not be renewed'),
      );
    }, heartbeatMs);
    const replaceable = messages.flatMap(({ notice }) => (notice.incidentId === null ? [] : [notice.id]));
    const endWatch = this.newerWords.watch([...new Set(replaceable)]);
    return {
      mayLeave: (noticeId) => lease.isHeld(performance.now()) && !this.newerWords.isSuperseded(noticeId),
      end: () => {
        clearInterval(timer);
        endWatch();
      },
    };
  }
}
