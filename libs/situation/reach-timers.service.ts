import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { reachByPlace } from './reach';
import { forgetPlaces, placePeople, unplacedNotices } from './reach-place.store';
import { reachGroups } from './reach.queries';
import { dueLastSnapshots, dueSnapshots, type DueSnapshot, startSnapshot, writeSnapshot } from './reach-snapshot.store';

/** A worker that was away this long still takes the snapshots that were due, with the time at which it does. */
const lateHours = 24;

/** Counts whom a version reached at its minutes. Every worker may do so at once: each count is made once. */
@Injectable()
export class ReachTimersService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async takeDue(): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - lateHours * 3_600_000);
    for (const notice of await unplacedNotices(this.database, since, now)) {
      await this.database.transaction((tx) => placePeople(tx, notice));
    }
    for (const due of await dueSnapshots(this.database, since, now)) {
      await this.database.transaction((tx) => this.take(tx, due));
    }
  }

  /** The last count of what is over; from then on nothing says any more where a person was warned. */
  async closeBooks(): Promise<void> {
    for (const due of await dueLastSnapshots(this.database)) {
      await this.database.transaction(async (tx) => {
        await this.take(tx, due);
        await forgetPlaces(tx, due.versionId);
      });
    }
  }

  private async take(tx: EntityManager, due: DueSnapshot): Promise<void> {
    if (!(await startSnapshot(tx, due, this.clock.now()))) return;
    await writeSnapshot(tx, due, reachByPlace(await reachGroups(tx, due.versionId, due.incidentId)));
  }
}
