import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { PhoneNumber } from '../channels/phone-number';
import type { Officer } from '../identity/officer';
import { runsActualIncident } from '../incidents/incidents.queries';
import { answerEvenly } from '../people/even-answer.service';
import { PeopleService } from '../people/people.service';
import { personOfPhone } from '../people/people.queries';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { Vault } from '../platform/vault/vault';
import { hotlineAsked } from './circle-events';
import { hotlineAsksOf, insertHotlineAsk } from './hotline-asks.store';
import { callerContext, callerKey, mayHotlineAsk } from './safety-ask';

/** Questions through one officer in a day, whatever became of them. */
const asksPerOfficer: RateLimit = { name: 'hotline-ask', points: 100, windowSeconds: 86_400 };

export interface HotlineAsk {
  readonly phone: PhoneNumber;
  /** As the caller gives it; nobody has checked it, and the person asked is told so. */
  readonly callerName: string;
  /** Why the officer asks. */
  readonly reason: string;
}

/** An officer has somebody asked how they are, for a caller who has no phone of their own to ask with. */
@Injectable()
export class HotlineAsksService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly limits: RateLimits,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Nothing comes back, and in the same time, whether the person was asked, was asked a while ago, or is not known. It is
   * audited either way.
   * @throws too-many-requests after a hundred in a day
   */
  async ask(officer: Officer, ask: HotlineAsk): Promise<void> {
    await answerEvenly(async () => {
      await this.limits.take(asksPerOfficer, officer.publicId);
      await this.database.transaction(async (tx) => {
        await this.askIn(tx, ask);
        await this.audit.record(tx, {
          actor: `officer:${officer.publicId}`,
          action: 'hotline-asked',
          subject: `hotline-ask:${randomUUID()}`,
          detail: { reason: ask.reason },
        });
      });
    });
  }

  private async askIn(tx: EntityManager, { phone, callerName }: HotlineAsk): Promise<void> {
    const person = await personOfPhone(tx, this.vault, phone);
    if (!person || !(await this.people.lock(tx, person.id)) || !(await runsActualIncident(tx))) return;
    const now = this.clock.now();
    const callerIndex = this.vault.index(callerKey(callerName));
    if (!mayHotlineAsk(await hotlineAsksOf(tx, person.id, callerIndex), now)) return;
    const callerSealed = this.vault.seal(callerName, callerContext(person.id));
    await emit(tx, hotlineAsked(await insertHotlineAsk(tx, { personId: person.id, callerIndex, callerSealed, at: now }), now)); // prettier-ignore
  }
}
