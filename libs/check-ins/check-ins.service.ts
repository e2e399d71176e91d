import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import type { CheckIn } from './check-in';
import type { CheckInRecorded } from './check-in-events';
import { insertCheckIn, setCurrentCheckIn } from './check-in.store';

/** Answers of people about themselves: every one is kept, the newest counts. */
@Injectable()
export class CheckInsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Keeps the answer in the caller's transaction, and tells the followers when it says something new.
   * @returns the answer's row id; that of the first when the key was used before
   */
  async record(tx: EntityManager, checkIn: CheckIn): Promise<number> {
    const now = this.clock.now();
    const { id, isNew } = await insertCheckIn(tx, checkIn, now);
    if (!isNew) return id;
    const changed = await setCurrentCheckIn(tx, id, checkIn, now);
    if (changed) {
      const { incidentId, personId } = checkIn;
      const event: CheckInRecorded = {
        type: 'check-in-recorded', checkInId: id, incidentId, personId, occurredAt: now.toISOString(),
      }; // prettier-ignore
      await emit(tx, event);
    }
    return id;
  }
}
