import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { freshReports, writeReport } from './sms-report.store';
import { type SmsOutlook, smsOutlook } from './sms-outlook';
import { SmsRoutesService } from './sms-routes.service';

/** Carries what workers know of their carriers to those who show it: an author is in another process. */
@Injectable()
export class SmsReportsService {
  private readonly worker = randomUUID();

  constructor(
    private readonly database: DataSource,
    private readonly routes: SmsRoutesService,
  ) {}

  async report(): Promise<void> {
    const { routes, territories } = this.routes.status();
    const known = routes.map(({ name, circuit, reason, senders: [common] }) => {
      const { segmentsPerSecond, waitingSegments } = common;
      return { name, circuit, reason, segmentsPerSecond, waitingSegments };
    });
    const marks = territories.map(({ territory, route, availability }) => ({ territory, route, availability }));
    await writeReport(this.database, this.worker, { routes: known, territories: marks });
  }

  /** @param territory of the numbers, e.g. "FR" @param segments that are to leave beside what waits */
  async outlook(territory: string, segments: number): Promise<SmsOutlook | undefined> {
    return smsOutlook(await freshReports(this.database), territory, segments);
  }
}
