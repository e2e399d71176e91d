import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FollowTermsService } from '../circles/follow-terms.service';
import { Clock } from '../platform/clock';
import { openInIncident, overdueFollows } from './consent-terms.queries';
import { takeEnded } from './consent-terms.store';

/** Who was concerned by an incident, only the ledger knows: consents that were open in it end some time later. */
@Injectable()
export class ConsentTermsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly terms: FollowTermsService,
  ) {}

  async settle(): Promise<void> {
    while (await this.limitNext());
    await this.terms.end(await overdueFollows(this.database, this.clock.now()));
    await this.terms.forgetLapsed();
  }

  private limitNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const ended = await takeEnded(tx, this.clock.now());
      if (!ended) return false;
      await this.terms.limit(tx, await openInIncident(tx, ended.incidentId), ended.endedAt);
      return true;
    });
  }
}
