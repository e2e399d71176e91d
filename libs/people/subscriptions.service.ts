import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { Vault } from '../platform/vault/vault';
import { answerEvenly } from './even-answer.service';
import { PeopleService } from './people.service';
import { lockPerson, markVerified } from './people.store';
import { codeRequested, personSubscribed } from './people-events';
import { peopleProblems } from './people-problems';
import { consentVersion, type PersonId } from './person';
import { deviceSessionHours, minutesAfter } from './person-session';
import { PersonSessionsService } from './person-sessions.service';
import { writePlaces } from './places.store';
import { sealedValue } from './sealed-values';
import { mostTriesPerCode } from './send-limits';
import { SendLimitsService } from './send-limits.service';
import { readSubscription, type Subscription, writeSubscription } from './subscription';
import { insertPending, takePending, takeTry } from './subscriptions.store';

export const codeMinutes = 10;

/** argon2id. A code lives ten minutes and is guessed five times: this only has to slow down a stolen table. */
const codeHashing = { memoryCost: 8192, timeCost: 2, parallelism: 1 };

@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly limits: SendLimitsService,
    private readonly people: PeopleService,
    private readonly sessions: PersonSessionsService,
  ) {}

  /**
   * Takes the same steps and the same time for a known number as for an unknown one.
   * @throws phone-not-served or too-many-requests, which look only at the number and the counters
   */
  request(phone: PhoneNumber, ip: string, subscription: Subscription): Promise<{ readonly requestId: string }> {
    return answerEvenly(async () => {
      await this.limits.takeText(phone, ip);
      const requestId = randomUUID();
      const code = randomInt(1_000_000).toString().padStart(6, '0');
      const codeHash = await hash(code, codeHashing);
      const createdAt = this.clock.now();
      await this.database.transaction(async (tx) => {
        await insertPending(tx, {
          requestId,
          personId: await this.people.findOrCreateByPhone(tx, phone, subscription.language),
          codeHash,
          codeSealed: this.vault.seal(code, sealedValue.code(requestId)),
          subscriptionSealed: this.vault.seal(writeSubscription(subscription), sealedValue.subscription(requestId)),
          language: subscription.language,
          createdAt,
          expiresAt: minutesAfter(createdAt, codeMinutes),
        });
        await emit(tx, codeRequested(requestId, createdAt));
      });
      return { requestId };
    });
  }

  /**
   * @returns the token of a session on this device
   * @throws code-refused, whether the code is wrong, used, expired or was never asked for
   */
  async confirm(requestId: string, code: string): Promise<{ readonly personId: PersonId; readonly token: string }> {
    const attempt = await takeTry(this.database, requestId, this.clock.now(), mostTriesPerCode);
    if (!attempt) throw peopleProblems['code-refused']();
    const { personId, codeHash } = attempt;
    await this.limits.takeGuess(personId);
    if (!(await verify(codeHash, code))) throw peopleProblems['code-refused']();
    return this.database.transaction(async (tx) => {
      // The person first, as an erasure does, so that the two wait for each other in the same order.
      const sealed = (await lockPerson(tx, personId)) ? await takePending(tx, requestId) : undefined;
      if (!sealed) throw peopleProblems['code-refused']();
      await this.subscribe(
        tx,
        personId,
        readSubscription(this.vault.open(sealed, sealedValue.subscription(requestId))),
      );
      return { personId, token: await this.sessions.open(tx, personId, deviceSessionHours) };
    });
  }

  private async subscribe(tx: EntityManager, personId: PersonId, subscription: Subscription): Promise<void> {
    const now = this.clock.now();
    await markVerified(tx, personId, now, consentVersion);
    await this.people.correct(personId, { name: subscription.name, language: subscription.language }, tx);
    if (subscription.places) await writePlaces(tx, personId, subscription.places, now);
    await emit(tx, personSubscribed(personId, now));
  }
}
