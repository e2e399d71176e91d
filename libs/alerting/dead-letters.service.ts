import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { AgencyId } from '../identity/agency';
import { discardEvent, reviveEvent } from '../platform/events/outbox';
import { discardPage, revivePage } from './dead-letter.store';
import type { DeadLetter } from './dead-letter';
import { deadLetters } from './dead-letters.queries';

export interface DeadLetterAct {
  readonly letter: Pick<DeadLetter, 'kind' | 'id'>;
  /** As the log of privileged acts names them. */
  readonly actor: string;
  /** Whose dead letters the actor may touch; the operator all. */
  readonly agency?: AgencyId;
}

/** What an operator does about work that broke. Each act is done once, however often it is asked for. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * A fresh count of tries. What has been handed over is not sent again: only what waits.
   * @returns false when there is no such dead letter (any more)
   */
  replay(act: DeadLetterAct): Promise<boolean> {
    return this.act(act, 'dead-letter-replayed', { page: revivePage, event: reviveEvent });
  }

  /** Its messages count as failed from then on. @returns as `replay` */
  discard(act: DeadLetterAct): Promise<boolean> {
    return this.act(act, 'dead-letter-discarded', { page: discardPage, event: discardEvent });
  }

  private act(
    { letter: { kind, id }, actor, agency }: DeadLetterAct,
    action: string,
    how: Readonly<Record<DeadLetter['kind'], (tx: EntityManager, id: number) => Promise<boolean>>>,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = (await deadLetters(tx, agency)).find((each) => each.kind === kind && each.id === id);
      if (!known || !(await how[kind](tx, id))) return false;
      const { about, tries, fault, deliveries = null } = known;
      await this.audit.record(tx, { actor, action, subject: `${kind}:${id}`, detail: { about, tries, fault, deliveries } }); // prettier-ignore
      return true;
    });
  }
}
