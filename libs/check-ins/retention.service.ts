import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { forgetClosed } from './history.store';
import { forgetDeathFiles } from './liaison/death-file.store';
import { forgetRosters } from './rosters/roster.store';
import { forgetTickets } from './triage/ticket.store';

const keptDays = 30;

/** A month after an incident is closed nobody needs to know any more how each person was; the reports of counts stay. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    await forgetClosed(this.database, before);
    await forgetDeathFiles(this.database, before);
    await forgetTickets(this.database, before);
    await forgetRosters(this.database, before);
  }
}
