import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { hashToken, randomToken } from '../platform/token';
import { Vault } from '../platform/vault/vault';
import { answerEvenly } from './even-answer.service';
import { holdByPhoneIndex, lockPerson } from './people.store';
import { manageLinkRequested } from './people-events';
import { peopleProblems } from './people-problems';
import type { PersonId } from './person';
import { deleteLink, insertLink, personOfLink } from './person-links.store';
import { linkSessionHours, minutesAfter } from './person-session';
import { PersonSessionsService } from './person-sessions.service';
import { sealedValue } from './sealed-values';
import { SendLimitsService } from './send-limits.service';

const linkMinutes = 30;

@Injectable()
export class LinksService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly limits: SendLimitsService,
    private readonly sessions: PersonSessionsService,
  ) {}

  /**
   * Sends a link to one's own data, to a phone of which we hold any; an unknown one gets no text, and who asks cannot
   * tell.
   */
  async requestManageLink(phone: PhoneNumber, ip: string): Promise<void> {
    await answerEvenly(async () => {
      await this.limits.takeText(phone, ip);
      await this.database.transaction(async (tx) => {
        const personId = await holdByPhoneIndex(tx, this.vault.index(phone));
        if (personId !== undefined) await this.sendManageLink(personId, tx);
      });
    });
  }

  /** For somebody who has shown already that the phone is theirs: they wrote from it. */
  async sendManageLink(personId: PersonId, tx: EntityManager): Promise<void> {
    const token = randomToken();
    const tokenHash = hashToken(token);
    const createdAt = this.clock.now();
    await insertLink(tx, {
      tokenHash,
      personId,
      purpose: 'manage',
      tokenSealed: this.vault.seal(token, sealedValue.linkToken(tokenHash)),
      createdAt,
      expiresAt: minutesAfter(createdAt, linkMinutes),
    });
    await emit(tx, manageLinkRequested(tokenHash.toString('hex'), createdAt));
  }

  /**
   * Trades the link for a session, once. Behind a button, not behind the bare address: telephones fetch a link to
   * preview it.
   * @throws link-refused
   */
  async openLink(token: string): Promise<{ readonly personId: PersonId; readonly token: string }> {
    const tokenHash = hashToken(token);
    const personId = await personOfLink(this.database, tokenHash, 'manage', this.clock.now());
    if (personId === undefined) throw peopleProblems['link-refused']();
    return this.database.transaction(async (tx) => {
      const taken = (await lockPerson(tx, personId)) && (await deleteLink(tx, tokenHash));
      if (!taken) throw peopleProblems['link-refused']();
      return { personId, token: await this.sessions.open(tx, personId, linkSessionHours) };
    });
  }
}
