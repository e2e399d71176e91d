import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import type { CheckIn, Recorded, SaidTogether } from './check-in';
import type { CheckInEvent } from './check-in-events';
import { type Change, insertReports, type Known, knownReports, type NewReport, type Written } from './check-in.store';
import { insertDuress } from './duress.store';
import { recount } from './history.store';
import { IncidentStartsService } from './incident-starts.service';
import { boundedSaidAt } from './said-at';
import { isOwn } from './source';
import { type HelpFact, openTickets } from './triage/ticket.store';

/** What a way in keeps of the messages that bring answers, in the transaction of the answers. */
export interface AnswerDoor {
  /**
   * Called once for all of its answers in a batch.
   * @returns those that it takes for the first time; the others are left out
   */
  admit(tx: EntityManager, checkIns: readonly CheckIn[], at: Date): Promise<ReadonlySet<CheckIn>>;
}

interface Brought {
  readonly checkIn: CheckIn;
  readonly door?: AnswerDoor | undefined;
}

/** Writes a batch of answers: what they are, what counts now, and the events of both. */
@Injectable()
export class AnswerWriterService {
  constructor(
    private readonly clock: Clock,
    private readonly starts: IncidentStartsService,
  ) {}

  /**
   * In the order of the batch, in which nobody stands twice with the same incident.
   * @throws when any of them cannot be written: then none is
   */
  async write(tx: EntityManager, batch: readonly Brought[]): Promise<Recorded[]> {
    const now = this.clock.now();
    const admitted = await admit(tx, batch, now);
    const reports = await this.timed(batch.flatMap(({ checkIn }) => (admitted.has(checkIn) ? [checkIn] : [])), now); // prettier-ignore
    const written = new Map((await insertReports(tx, reports, now)).map((each) => [each.idempotencyKey, each]));
    const known = await this.known(tx, reports.filter(({ idempotencyKey }) => !written.has(idempotencyKey))); // prettier-ignore
    const reportOf = new Map(reports.map((report) => [report.idempotencyKey, report]));
    const forcedKeys = new Set(reports.flatMap((each) => (each.underDuress ? [each.idempotencyKey] : [])));
    const isForced = ({ idempotencyKey }: Written): boolean => forcedKeys.has(idempotencyKey);
    const forced = [...written.values()].filter(isForced).map(({ id }) => id);
    if (forced.length > 0) await insertDuress(tx, forced, now);
    const events: CheckInEvent[] = [];
    const facts: HelpFact[] = [];
    for (const each of written.values()) {
      const change = each.change ?? (await recount(tx, each.incidentId, each.personId));
      const isDuress = isForced(each);
      const report = reportOf.get(each.idempotencyKey);
      events.push(...eventsOf({ ...each, change }, isDuress, report?.household, now));
      if (each.answer === 'need_help' || change.becameConflicting || isDuress) {
        facts.push(helpFact(each, change, isDuress, report));
      }
    }
    await openTickets(tx, facts, now);
    if (events.length > 0) await emit(tx, ...events);
    return batch.map(({ checkIn }) =>
      admitted.has(checkIn) ? recordedOf(written, known, checkIn.idempotencyKey, now) : { outcome: 'taken-before' },
    );
  }

  private async timed(checkIns: readonly CheckIn[], now: Date): Promise<NewReport[]> {
    const reports: NewReport[] = [];
    for (const checkIn of checkIns) {
      // Of an answer that was not kept by a telephone, nothing has to be asked.
      const since = checkIn.saidAt ? await this.starts.startOf(checkIn.incidentId) : now;
      const { at, wasAdjusted } = boundedSaidAt(checkIn.saidAt, now, since);
      reports.push({ ...checkIn, saidAt: at, saidAtAdjusted: wasAdjusted });
    }
    return reports;
  }

  private async known(tx: EntityManager, reports: readonly CheckIn[]): Promise<Map<string, Known>> {
    const known = reports.length === 0 ? [] : await knownReports(tx, reports);
    return new Map(known.map((each) => [each.idempotencyKey, each]));
  }
}

async function admit(tx: EntityManager, batch: readonly Brought[], now: Date): Promise<ReadonlySet<CheckIn>> {
  const admitted = new Set(batch.flatMap(({ checkIn, door }) => (door ? [] : [checkIn])));
  for (const door of new Set(batch.flatMap(({ door }) => door ?? []))) {
    const brought = batch.filter((each) => each.door === door).map(({ checkIn }) => checkIn);
    for (const checkIn of await door.admit(tx, brought, now)) admitted.add(checkIn);
  }
  return admitted;
}

function recordedOf(
  written: ReadonlyMap<string, Written>,
  known: ReadonlyMap<string, Known>,
  key: string,
  now: Date,
): Recorded {
  const fresh = written.get(key);
  if (fresh) {
    const { id, publicId, answer } = fresh;
    return { outcome: 'recorded', id, publicId, answer, recordedAt: now, isNew: true };
  }
  const { isPersonThere, checkIn, recordedAt } = known.get(key) ?? { isPersonThere: false };
  if (checkIn && recordedAt) return { outcome: 'recorded', ...checkIn, recordedAt, isNew: false };
  return { outcome: isPersonThere ? 'incident-closed' : 'person-gone' };
}

/** What others have to hear of an answer; `check-in-recorded` only when something new counts. */
function eventsOf(
  written: Required<Written>,
  isForced: boolean,
  household: SaidTogether | undefined,
  now: Date,
): CheckInEvent[] {
  const { id, incidentId, personId, answer, change } = written;
  const about = { checkInId: id, incidentId, personId, occurredAt: now.toISOString() };
  const { checkInId, before, after, becameConflicting } = change;
  const isRestated = household?.declarerId === personId && household.isNews;
  const isNews = checkInId !== null && (before !== after || isRestated);
  const together = household && { declarerId: household.declarerId };
  return [
    ...(answer === 'need_help' ? [{ type: 'help-asked', ...about } as const] : []),
    ...(isNews ? [{ type: 'check-in-recorded', ...about, checkInId, ...together } as const] : []),
    ...(becameConflicting ? [{ type: 'check-in-conflicted', ...about } as const] : []),
    ...(isForced ? [{ type: 'duress-raised', ...about } as const] : []),
  ];
}

/** Why somebody has to look at this answer. */
function helpFact(
  { incidentId, personId, answer }: Written,
  { becameConflicting }: Change,
  isDuress: boolean,
  report: NewReport | undefined,
): HelpFact {
  const isCall = answer === 'need_help';
  const isOwnCall = isCall && report !== undefined && isOwn(report.source);
  const isVerified = report?.verified ?? false;
  return { incidentId, personId, isCall, isConflict: becameConflicting, isDuress, isVerified, isOwn: isOwnCall };
}
