import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { freshnessOf } from '../check-ins/ageing';
import { currentCheckIns } from '../check-ins/check-ins.queries';
import { frozenAmong } from '../check-ins/liaison/frozen.queries';
import { isVisibleBy } from '../circles/visibility';
import { indexedCode } from '../circles/visibility-code';
import { soughtByCode, soughtByPhone } from '../circles/visibility.queries';
import type { Officer } from '../identity/officer';
import { answerEvenly } from '../people/even-answer.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { Vault } from '../platform/vault/vault';
import type { Found, LookUp } from './look-up';
import { quarterOf } from './relatives-board';
import { shownIncidents } from './relatives-board.queries';

/** Of one asker in a day, whatever they found; an officer asks for all who call. */
const perPerson: RateLimit = { name: 'look-up', points: 20, windowSeconds: 86_400 };
const perOfficer: RateLimit = { name: 'officer-look-up', points: 300, windowSeconds: 86_400 };

interface Asker {
  readonly limit: RateLimit;
  readonly key: string;
  /** Null for somebody whom we do not know. */
  readonly askerId: PersonId | null;
}

/** How somebody is, for those whom they let know by a code, or for everybody. */
@Injectable()
export class LookUpsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly audit: AuditService,
  ) {}

  /**
   * Nothing comes back, and in the same time, for a number or a code that is unknown, of somebody who lets nobody or only
   * their followers see, has blocked the asker, or has not answered.
   * @throws too-many-requests after twenty in a day
   */
  byPerson(askerId: PersonId, lookUp: LookUp): Promise<Found | undefined> {
    return this.find({ limit: perPerson, key: String(askerId), askerId }, lookUp);
  }

  /** For somebody who calls. Logged, without the number; too many are three hundred in a day. */
  async byOfficer(officer: Officer, lookUp: LookUp): Promise<Found | undefined> {
    const found = await this.find({ limit: perOfficer, key: officer.publicId, askerId: null }, lookUp);
    const entry = {
      actor: `officer:${officer.publicId}`,
      action: 'hotline-looked-up',
      subject: `look-up:${randomUUID()}`,
      detail: { by: 'phone' in lookUp ? 'phone' : 'code', told: found !== undefined },
    };
    await this.database.transaction((tx) => this.audit.record(tx, entry));
    return found;
  }

  private find({ limit, key: asker, askerId }: Asker, lookUp: LookUp): Promise<Found | undefined> {
    return answerEvenly(async () => {
      await this.limits.take(limit, asker);
      const sought =
        'phone' in lookUp
          ? await soughtByPhone(this.database, this.vault.index(lookUp.phone), askerId)
          : await soughtByCode(this.database, this.vault.index(indexedCode(lookUp.code)), askerId);
      const key = 'phone' in lookUp ? 'phone' : 'code';
      if (!sought || sought.isBlocked || !isVisibleBy(key, sought.level)) return undefined;
      return this.newest(sought.personId);
    });
  }

  private async newest(personId: PersonId): Promise<Found | undefined> {
    if ((await frozenAmong(this.database, [personId])).has(personId)) return undefined;
    const now = this.clock.now();
    let found: Found | undefined;
    let newest = 0;
    for (const { incidentId } of await shownIncidents(this.database, now)) {
      const [current] = await currentCheckIns(this.database, incidentId, [personId]);
      if (!current?.answer || !current.saidAt || current.saidAt.getTime() <= newest) continue;
      newest = current.saidAt.getTime();
      found = { answer: current.answer, at: quarterOf(current.saidAt), freshness: freshnessOf(current.saidAt, now) };
    }
    return found;
  }
}
