import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { displayName } from '../people/display-name';
import { answerEvenly } from '../people/even-answer.service';
import { languageOfPhone } from '../people/language-of-phone';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { SendLimitsService } from '../people/send-limits.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { householdAsked } from './circle-events';
import { circleProblems } from './circle-problems';
import { declared, freeNumber, type MemberId, memberName } from './household';
import {
  countAsked, declareAgain, insertMember, lockMember, membersEver, removeMember, type StoredMember,
} from './household.store'; // prettier-ignore

/** Phones that one person asks to join in a day, whatever became of them. */
const mostAsksPerDay = 10;
/** However many households ask for one person: by text this often in a day, then only on their page. */
const mostTextsPerDay = 5;

const dayMs = 86_400_000;

export interface NewMemberWish {
  readonly name: string;
  /** Their own; whoever has none is spoken for without being asked. */
  readonly phone?: PhoneNumber | undefined;
}

/** The declarer's side; `MembershipsService` is the member's. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly people: PeopleService,
    private readonly sendLimits: SendLimitsService,
  ) {}

  /**
   * Nothing tells, and in the same time, whether the number is known, unknown, or has refused.
   * @param within the caller's transaction, for who writes by text and cannot measure the time
   * @returns the member's number
   * @throws member-unnamed, household-full, own-number, too-many-requests
   */
  async declare(declarerId: PersonId, wish: NewMemberWish, within?: EntityManager): Promise<number> {
    if (within) return this.declareIn(within, declarerId, wish);
    return answerEvenly(() => this.database.transaction((tx) => this.declareIn(tx, declarerId, wish)));
  }

  /** @throws not-found when the declarer has no such member */
  async remove(declarerId: PersonId, publicId: string, tx: EntityManager = this.database.manager): Promise<void> {
    await tx.transaction(async (inner) => {
      const member = await lockMember(inner, publicId);
      if (member?.declarerId !== declarerId || member.removedAt) throw platformProblems['not-found']();
      await removeMember(inner, member.id, this.clock.now());
    });
  }

  private async declareIn(tx: EntityManager, declarerId: PersonId, { name, phone }: NewMemberWish): Promise<number> {
    if (displayName(name) === '') throw circleProblems['member-unnamed']();
    if (!(await this.people.hold(tx, declarerId))) throw platformProblems['not-signed-in']();
    const ever = await membersEver(tx, declarerId);
    const number = freeNumber(ever.filter(({ removedAt }) => !removedAt).map((member) => member.number));
    if (phone) return this.declarePhone(tx, ever, { declarerId, name, phone, number });
    if (number === undefined) throw circleProblems['household-full']();
    const publicId = randomUUID();
    const nameSealed = this.sealed(publicId, name);
    await insertMember(tx, {
      publicId, declarerId, number, nameSealed, personId: null, status: 'no_phone', askedAt: null,
    }); // prettier-ignore
    return number;
  }

  private async declarePhone(
    tx: EntityManager,
    ever: readonly StoredMember[],
    wish: NewMemberWish & { readonly declarerId: PersonId; readonly phone: PhoneNumber; readonly number?: number },
  ): Promise<number> {
    const { declarerId, phone, name } = wish;
    const now = this.clock.now();
    const since = new Date(now.getTime() - dayMs);
    const asked = ever.filter(({ askedAt }) => askedAt && askedAt > since).length;
    if (asked >= mostAsksPerDay) throw platformProblems['too-many-requests'](undefined, { retryAfterSeconds: 3600 });
    const personId = await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone));
    if (personId === declarerId) throw circleProblems['own-number']();
    await this.people.lock(tx, personId);
    const askedByAll = await countAsked(tx, personId, since);
    const known = ever.find((member) => member.personId === personId);
    const number = known && !known.removedAt ? known.number : wish.number;
    if (number === undefined) throw circleProblems['household-full']();
    const { isAsked, ...standing } = declared(known, now);
    const publicId = known?.publicId ?? randomUUID();
    const stored = { number, nameSealed: this.sealed(publicId, name), ...standing };
    let id: MemberId;
    if (known) {
      id = known.id;
      await declareAgain(tx, id, stored);
    } else id = await insertMember(tx, { publicId, declarerId, personId, ...stored });
    const mayText = askedByAll < mostTextsPerDay && this.sendLimits.serves(phone);
    if (isAsked && mayText) await emit(tx, householdAsked(id, now));
    return number;
  }

  private sealed(publicId: string, name: string): Buffer {
    return this.vault.seal(displayName(name), memberName(publicId));
  }
}
