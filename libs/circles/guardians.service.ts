import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { answerEvenly } from '../people/even-answer.service';
import { languageOfPhone } from '../people/language-of-phone';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { minutesAfter } from '../people/person-session';
import { SendLimitsService } from '../people/send-limits.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { guardianAsked } from './circle-events';
import { circleProblems } from './circle-problems';
import { guardianCodeContext } from './guardian-code';
import { adultDay, guardianCodeMinutes, mostGuardianTries } from './guardianship';
import { guardianshipOf } from './guardianship.queries';
import {
  deleteAdults, deleteGuardianCode, takeGuardianTry, writeGuardian, writeGuardianCode, writeMinor,
} from './guardianship.store'; // prettier-ignore
import { closeToMinors } from './visibility.store';

/** As for other codes: it lives an hour and is guessed five times. */
const codeHashing = { memoryCost: 8192, timeCost: 2, parallelism: 1 };

/** Who consents for somebody under age. */
@Injectable()
export class GuardiansService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly people: PeopleService,
    private readonly limits: SendLimitsService,
  ) {}

  /**
   * Somebody says that they are under age and who answers for them. A confirmed guardian is changed by the guardian alone,
   * and so is the date: else either would protect nobody.
   * @throws birth-date-refused, guardian-set, phone-not-served, too-many-requests
   */
  async declare(minorId: PersonId, phone: PhoneNumber, birthDate: string, ip: string): Promise<void> {
    const adultOn = adultDay(birthDate, this.clock.now());
    if (adultOn === undefined) throw circleProblems['birth-date-refused']();
    await this.evenly(phone, ip, async (tx) => {
      const known = await guardianshipOf(tx, minorId, this.clock.now());
      if (known?.guardianId) throw circleProblems['guardian-set']();
      await writeMinor(tx, minorId, adultOn);
      await closeToMinors(tx, minorId, this.clock.now());
      await this.sendCode(tx, minorId, phone);
    });
  }

  /** The guardian hands over to somebody else, who has to confirm. @throws not-found for no ward of theirs */
  async handOver(guardianId: PersonId, wardId: string, phone: PhoneNumber, ip: string): Promise<void> {
    await this.evenly(phone, ip, async (tx) => this.sendCode(tx, await this.wardOf(tx, guardianId, wardId), phone));
  }

  /** @throws code-refused, whatever is wrong with it */
  async confirm(minorId: PersonId, code: string): Promise<void> {
    if ((await guardianshipOf(this.database, minorId, this.clock.now()))?.guardianId)
      throw circleProblems['guardian-set']();
    await this.take(minorId, code);
  }

  /** The code that the next guardian has read out to the present one. */
  async confirmHandOver(guardianId: PersonId, wardId: string, code: string): Promise<void> {
    await this.take(await this.wardOf(this.database.manager, guardianId, wardId), code);
  }

  async purge(): Promise<void> {
    await deleteAdults(this.database, this.clock.now());
  }

  private async take(minorId: PersonId, code: string): Promise<void> {
    const attempt = await takeGuardianTry(this.database, minorId, this.clock.now(), mostGuardianTries);
    if (!attempt || !(await verify(attempt.codeHash, code))) throw circleProblems['guardian-code-refused']();
    await this.database.transaction(async (tx) => {
      const isTaken =
        (await this.people.lock(tx, minorId)) && (await deleteGuardianCode(tx, minorId, attempt.codeHash));
      // Asked only now: who is named must not learn by it that a number is a minor's.
      const isMinor = await guardianshipOf(tx, attempt.candidateId, this.clock.now());
      if (!isTaken || isMinor) throw circleProblems['guardian-code-refused']();
      await writeGuardian(tx, minorId, attempt.candidateId);
    });
  }

  /** The same for every number, known or not. */
  private async evenly(phone: PhoneNumber, ip: string, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    await answerEvenly(async () => {
      await this.limits.takeText(phone, ip);
      await this.database.transaction(work);
    });
  }

  private async sendCode(tx: EntityManager, minorId: PersonId, phone: PhoneNumber): Promise<void> {
    const candidateId = await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone));
    if (candidateId === minorId) throw circleProblems['guardian-is-self']();
    if (!(await this.people.lock(tx, minorId))) throw platformProblems['not-signed-in']();
    const now = this.clock.now();
    const code = randomInt(1_000_000).toString().padStart(6, '0');
    await writeGuardianCode(tx, {
      minorId,
      candidateId,
      codeHash: await hash(code, codeHashing),
      codeSealed: this.vault.seal(code, guardianCodeContext(minorId, candidateId)),
      expiresAt: minutesAfter(now, guardianCodeMinutes),
    });
    await emit(tx, guardianAsked(minorId, now));
  }

  private async wardOf(tx: EntityManager, guardianId: PersonId, wardId: string): Promise<PersonId> {
    const minorId = await this.people.idOfPublic(tx, wardId);
    const known = minorId === undefined ? undefined : await guardianshipOf(tx, minorId, this.clock.now());
    if (known?.guardianId !== guardianId) throw platformProblems['not-found']();
    return known.minorId;
  }
}
