import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { type Missed, takeMissed } from './replay.store';

/** What a page that comes back must show: its deliveries are made where there were none, so that each can be confirmed. */
@Injectable()
export class ReplaysService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Oldest first.
   * @param since the id of the last notice that the page has
   */
  missedBy(personId: PersonId, since: number): Promise<Missed[]> {
    return takeMissed(this.database, personId, since, this.clock.now());
  }
}
