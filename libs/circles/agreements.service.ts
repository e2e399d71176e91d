import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { languageOfPhone } from '../people/language-of-phone';
import { peopleProblems } from '../people/people-problems';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { hoursAfter } from '../people/person-session';
import { SendLimitsService } from '../people/send-limits.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { platformProblems } from '../platform/platform-problems';
import { circleEvent } from './circle-events';
import { circleProblems } from './circle-problems';
import { guardianshipOf } from './guardianship.queries';
import { consent, isOpen, neverRequested } from './follow';
import { countFollowers, insertFollow, lockFollow, mostFollowersEver, updateFollow } from './follows.store';

/** Numbers that one person names in a day: in an incident each of them may get a text. */
const agreementsPerPerson: RateLimit = { name: 'agreement', points: 10, windowSeconds: 86_400 };

/** Consent that the followed person gives of their own accord, in calm times, to the owner of a number. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly limits: RateLimits,
    private readonly sendLimits: SendLimitsService,
  ) {}

  /**
   * The other hears nothing before an incident opens it.
   * @throws phone-not-served for a number that no text of ours may go to, too-many-requests after ten in a day
   */
  async agree(followedId: PersonId, phone: PhoneNumber, days: number): Promise<void> {
    if (!this.sendLimits.serves(phone)) throw peopleProblems['phone-not-served']();
    await this.limits.take(agreementsPerPerson, String(followedId));
    await this.database.transaction((tx) => this.agreeIn(tx, followedId, phone, days));
  }

  private async agreeIn(tx: EntityManager, followedId: PersonId, phone: PhoneNumber, days: number): Promise<void> {
    const now = this.clock.now();
    const agreedUntil = hoursAfter(now, 24 * days);
    const followerId = await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone));
    if (followerId === followedId) return;
    if (!(await this.people.lock(tx, followedId))) throw platformProblems['not-signed-in']();
    if (await guardianshipOf(tx, followedId, now)) throw circleProblems['guardian-needed']();
    const known = await lockFollow(tx, followerId, followedId);
    const next = known && consent(known, 'agree', now, agreedUntil);
    if (known && next) {
      await updateFollow(tx, known.id, next);
      if (isOpen(known)) await emit(tx, circleEvent('follow-revoked', known.id, now));
    } else if ((await countFollowers(tx, followedId, now)).ever < mostFollowersEver) {
      await insertFollow(tx, {
        status: 'pre_agreed', requestedAt: neverRequested, acceptedAt: null, withdrawnAt: null, agreedUntil, pausedAt: null,
        endsAt: null, followerId, followedId,
      }); // prettier-ignore
    }
  }
}
