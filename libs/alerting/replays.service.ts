import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { crowdApartMs, GatheredLookup } from '../platform/database/gathered-lookup';
import { type Missed, type Return, takeMissed } from './replay.store';

/** What a page that comes back must show: its deliveries are made where there were none, so that each can be confirmed. */
@Injectable()
export class ReplaysService {
  private readonly returns = new GatheredLookup<Return, Missed[]>(
    (returns) => takeMissed(this.database, returns, this.clock.now()),
    crowdApartMs,
  );

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Oldest first.
   * @param since the id of the last notice that the page has
   */
  async missedBy(personId: PersonId, since: number): Promise<Missed[]> {
    return (await this.returns.find({ personId, since })) ?? [];
  }
}
