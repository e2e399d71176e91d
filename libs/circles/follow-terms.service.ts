import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hoursAfter } from '../people/person-session';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { circleEvent } from './circle-events';
import { daysAfterIncident, end, type FollowId } from './follow';
import { lockFollowsById, limitFollows, lockLapsedAgreements, updateFollow } from './follows.store';

/** Open consents end by themselves some time after an incident. */
@Injectable()
export class FollowTermsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The incident that these follows were open in has ended. */
  async limit(tx: EntityManager, follows: readonly FollowId[], endedAt: Date): Promise<void> {
    await limitFollows(tx, follows, hoursAfter(endedAt, 24 * daysAfterIncident));
  }

  /** Those whose term is over: a consent for later incidents sleeps again, any other has to be given anew. */
  async end(follows: readonly FollowId[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      for (const follow of await lockFollowsById(tx, follows)) {
        if (follow.endsAt === null || follow.endsAt > now) continue;
        await updateFollow(tx, follow.id, end(follow, now));
        await emit(tx, circleEvent('follow-revoked', follow.id, now));
      }
    });
  }

  /** A consent for later incidents that none has opened is as if it had never been given. */
  async forgetLapsed(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      for (const follow of await lockLapsedAgreements(tx, now)) await updateFollow(tx, follow.id, end(follow, now));
    });
  }
}
