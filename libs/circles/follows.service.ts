import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { answerEvenly } from '../people/even-answer.service';
import { languageOfPhone } from '../people/language-of-phone';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { SendLimitsService } from '../people/send-limits.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import { circleEvent } from './circle-events';
import { ask, type FollowId, isOpen, requestHours, withdraw } from './follow';
import {
  countAsks,
  countFollowers,
  insertFollow,
  lockFollow,
  lockFollowByPublicId,
  mostFollowersEver,
  updateFollow,
} from './follows.store';

/** New requests of one follower in 24 hours, whatever became of them. */
const mostAsksPerDay = 10;

const dayMs = 86_400_000;

/** However many people ask for one person: consent is asked by text this often in 72 hours, then only on their page. */
const mostConsentTexts = 5;

/** The follower's side; `ConsentService` is the followed person's. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly sendLimits: SendLimitsService,
  ) {}

  /**
   * Asks to follow the owner of a phone. Nothing comes back, and in the same time, whether the number is known,
   * unknown, refused, blocked or one's own.
   * @param within the caller's transaction, for who writes by text and cannot measure the time
   * @throws too-many-requests after ten in a day
   */
  async ask(followerId: PersonId, phone: PhoneNumber, within?: EntityManager): Promise<void> {
    if (within) return this.askIn(within, followerId, phone);
    await answerEvenly(() => this.database.transaction((tx) => this.askIn(tx, followerId, phone)));
  }

  /**
   * Takes a wish back, or ends the news. The followed person is not told.
   * @throws not-found when the follower has no such follow
   */
  async withdraw(followerId: PersonId, publicId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const follow = await lockFollowByPublicId(tx, publicId);
      if (follow?.followerId !== followerId) throw platformProblems['not-found']();
      const now = this.clock.now();
      await updateFollow(tx, follow.id, withdraw(follow, now));
      if (isOpen(follow)) await emit(tx, circleEvent('follow-revoked', follow.id, now));
    });
  }

  private async askIn(tx: EntityManager, followerId: PersonId, phone: PhoneNumber): Promise<void> {
    if (!(await this.people.hold(tx, followerId))) throw platformProblems['not-signed-in']();
    const now = this.clock.now();
    const asked = await countAsks(tx, followerId, new Date(now.getTime() - dayMs));
    if (asked >= mostAsksPerDay) throw platformProblems['too-many-requests'](undefined, { retryAfterSeconds: 3600 });
    const followedId = await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone));
    if (followedId === followerId) return;
    await this.people.lock(tx, followedId);
    const before = await countFollowers(tx, followedId, new Date(now.getTime() - requestHours * 3_600_000));
    const known = await lockFollow(tx, followerId, followedId);
    const { follow, isAsked } = ask(known, now);
    let id: FollowId;
    if (known) {
      id = known.id;
      await updateFollow(tx, id, follow);
    } else {
      if (before.ever >= mostFollowersEver) return;
      id = await insertFollow(tx, { ...follow, followerId, followedId });
    }
    const mayText = before.recent < mostConsentTexts && this.sendLimits.serves(phone);
    if (isAsked && mayText) await emit(tx, circleEvent('follow-asked', id, now));
  }
}
