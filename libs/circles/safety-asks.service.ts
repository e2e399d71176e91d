import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { runsActualIncident } from '../incidents/incidents.queries';
import { answerEvenly } from '../people/even-answer.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { circleEvent } from './circle-events';
import { lockFollowByPublicId } from './follows.store';
import { mayAskIfSafe } from './safety-ask';
import { asksOf, deleteAsks, insertAsk } from './safety-asks.store';

const dayMs = 86_400_000;

/** Questions of one follower in a day, whatever became of them. */
const asksPerFollower: RateLimit = { name: 'safety-ask', points: 10, windowSeconds: dayMs / 1000 };

/** One tap asks somebody who consented to be followed whether they are safe, while an alert runs. */
@Injectable()
export class SafetyAsksService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Nothing comes back, and in the same time, whether the person was asked, was asked a while ago, has ended or blocked
   * the follow, or nothing of that name exists.
   * @throws too-many-requests after ten in a day
   */
  async ask(followerId: PersonId, publicId: string): Promise<void> {
    await answerEvenly(async () => {
      await this.limits.take(asksPerFollower, String(followerId));
      await this.database.transaction((tx) => this.askIn(tx, followerId, publicId));
    });
  }

  async purge(): Promise<void> {
    await deleteAsks(this.database, new Date(this.clock.now().getTime() - dayMs));
  }

  private async askIn(tx: EntityManager, followerId: PersonId, publicId: string): Promise<void> {
    const follow = await lockFollowByPublicId(tx, publicId);
    if (follow?.followerId !== followerId || follow.status !== 'accepted') return;
    const now = this.clock.now();
    if (!mayAskIfSafe(await asksOf(tx, follow.id), now) || !(await runsActualIncident(tx))) return;
    await insertAsk(tx, follow.id, now);
    await emit(tx, circleEvent('safety-asked', follow.id, now));
  }
}
