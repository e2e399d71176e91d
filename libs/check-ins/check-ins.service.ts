import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { AnswerBatchesService } from './answer-batches.service';
import type { AnswerDoor } from './answer-writer.service';
import type { CheckIn, Recorded } from './check-in';
import type { CheckInCorrected, CheckInDisputed, CheckInEvent } from './check-in-events';
import { checkInProblems } from './check-in-problems';
import { reportNamed } from './check-ins.queries';
import { historyOf, insertOverlay, lockCurrent, type OverlayKind, recount, type StoredReport } from './history.store';
import { isOwn } from './source';
import { openTickets } from './triage/ticket.store';

const correctableMs = 10 * 60_000;

/** Answers about people: every one is kept, and what counts follows from all of them. */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly batches: AnswerBatchesService,
  ) {}

  /**
   * Keeps an answer, whichever way it came. When it resolves, the answer has been committed, with its events and with
   * what the door keeps beside it; a fault says nothing, and the same key may then be sent again.
   * @throws overloaded when too many wait
   */
  record(checkIn: CheckIn, door?: AnswerDoor): Promise<Recorded> {
    return this.batches.record(checkIn, door);
  }

  /**
   * The person says that what was reported of them is not so: what counted before counts again.
   * @throws check-in-not-found, own-answer
   */
  dispute(personId: PersonId, publicId: string, tx: EntityManager = this.database.manager): Promise<void> {
    return this.withdraw(tx, { by: personId, publicId, kind: 'disputed' }, (report, isAboutThem) => {
      if (!isAboutThem) throw checkInProblems['check-in-not-found']();
      if (isOwn(report.source)) throw checkInProblems['own-answer']();
    });
  }

  /**
   * Who sent an answer takes it back.
   * @throws check-in-not-found, too-late-to-correct
   */
  correct(personId: PersonId, publicId: string): Promise<void> {
    const { manager } = this.database;
    return this.withdraw(manager, { by: personId, publicId, kind: 'corrected' }, (report, isAboutThem) => {
      const isTheirs = report.reportedBy === personId || (isAboutThem && isOwn(report.source));
      if (!isTheirs) throw checkInProblems['check-in-not-found']();
      const isLate = this.clock.now().getTime() - report.recordedAt.getTime() > correctableMs;
      if (isLate) throw checkInProblems['too-late-to-correct']();
    });
  }

  private withdraw(
    within: EntityManager,
    { by, publicId, kind }: { readonly by: PersonId; readonly publicId: string; readonly kind: OverlayKind },
    judge: (report: StoredReport, isAboutThem: boolean) => void,
  ): Promise<void> {
    return within.transaction(async (tx) => {
      const found = await reportNamed(tx, publicId, by);
      if (!found) throw checkInProblems['check-in-not-found']();
      const { incidentId, personId } = found;
      await lockCurrent(tx, incidentId, personId);
      const report = (await historyOf(tx, incidentId, personId)).find(({ id }) => id === found.id);
      if (!report) throw checkInProblems['check-in-not-found']();
      judge(report, personId === by);
      await this.lay(tx, found, kind);
    });
  }

  private async lay(
    tx: EntityManager,
    { id, incidentId, personId }: Pick<CheckIn, 'incidentId' | 'personId'> & { readonly id: number },
    kind: OverlayKind,
  ): Promise<void> {
    const now = this.clock.now();
    if (!(await insertOverlay(tx, id, kind, now))) return;
    const { checkInId, before, after, becameConflicting } = await recount(tx, incidentId, personId);
    const about = { checkInId: id, incidentId, personId, occurredAt: now.toISOString() };
    const nothingLeft = before !== null && after === null;
    const withdrawn: CheckInDisputed | CheckInCorrected = { type: `check-in-${kind}`, ...about, nothingLeft };
    const events: CheckInEvent[] = [withdrawn];
    if (checkInId !== null && before !== after)
      events.push({ type: 'check-in-recorded', ...about, checkInId, isCorrection: true });
    if (becameConflicting) {
      events.push({ type: 'check-in-conflicted', ...about });
      const fact = { isCall: false, isConflict: true, isDuress: false, isVerified: true, isOwn: false };
      await openTickets(tx, [{ incidentId, personId, ...fact }], now);
    }
    await emit(tx, ...events);
  }
}
