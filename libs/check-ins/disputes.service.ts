import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { PeopleService } from '../people/people.service';
import { Vault } from '../platform/vault/vault';
import { CheckInsService } from './check-ins.service';
import type { ReportAbout } from './report-about';
import { reportsAbout } from './reports-about.queries';

export interface DisputeOutcome {
  /** Undefined when there was nothing to contradict, or nothing of that code. */
  readonly disputed?: ReportAbout;
  /** What else was said of the person and still stands, newest first. */
  readonly others: readonly ReportAbout[];
}

/** By text: "that is not so", in one reply. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly database: DataSource,
    private readonly checkIns: CheckInsService,
    private readonly people: PeopleService,
    private readonly vault: Vault,
  ) {}

  /** @param code of the report; without it the newest is meant */
  async disputeByText(
    personId: PersonId,
    code?: number,
    tx: EntityManager = this.database.manager,
  ): Promise<DisputeOutcome> {
    // One at a time, or two texts at once would both mean the newest.
    await this.people.lock(tx, personId);
    const reports = await reportsAbout(tx, this.vault, personId);
    const disputed = code === undefined ? reports[0] : reports.find((report) => report.code === code);
    if (!disputed) return { others: reports };
    await this.checkIns.dispute(personId, disputed.id, tx);
    return { disputed, others: reports.filter(({ id }) => id !== disputed.id) };
  }
}
