import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../../channels/phone-number';
import { languageOfPhone } from '../../people/language-of-phone';
import { PeopleService } from '../../people/people.service';
import type { PersonId } from '../../people/person';
import { SendLimitsService } from '../../people/send-limits.service';
import { Clock } from '../../platform/clock';
import { emit } from '../../platform/events/outbox';
import { Vault } from '../../platform/vault/vault';
import type { Answer } from '../answer';
import { AnswerWriterService } from '../answer-writer.service';
import type { ReportedOnBehalf } from '../check-in-events';
import { chunkContext, type RosterFault, unpacked } from './roster';
import { readRow } from './roster-row';
import { countRows, insertFaults, saidBefore, type TakenChunk, takeChunk } from './roster.store';

interface Present {
  readonly line: number;
  readonly phone: PhoneNumber;
  readonly answer: Answer;
}

/** Chunks that one round reads, so that it ends. */
const mostAtOnce = 20;

/** Reads the rows of lists that were taken, some hundred at a time: what is written is not written again. */
@Injectable()
export class RosterChunksService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly people: PeopleService,
    private readonly writer: AnswerWriterService,
    private readonly sendLimits: SendLimitsService,
  ) {}

  /** Safe in several processes. */
  async read(): Promise<void> {
    for (let read = 0; read < mostAtOnce; read++) {
      const isTaken = await this.database.transaction((tx) => this.readNext(tx));
      if (!isTaken) return;
    }
  }

  private async readNext(tx: EntityManager): Promise<boolean> {
    const chunk = await takeChunk(tx);
    if (!chunk) return false;
    const lines = unpacked(this.vault.open(chunk.sealed, chunkContext(chunk.rosterId, chunk.position)));
    const faults: RosterFault[] = [];
    const present: Present[] = [];
    for (const each of lines) {
      const read = readRow(each, chunk.phoneRegion);
      if ('fault' in read) faults.push({ line: each.line, kind: read.fault });
      else present.push({ line: each.line, ...read });
    }
    const people = await this.peopleOf(tx, present);
    const unique = new Map<PersonId, Present>();
    for (const one of present) {
      const personId = people.get(one.phone);
      if (personId === undefined) continue;
      const before = unique.get(personId);
      if (!before) unique.set(personId, one);
      else if (before.answer !== one.answer) faults.push({ line: one.line, kind: 'named-twice' });
    }
    const known = new Map((await saidBefore(tx, chunk, [...unique.keys()])).map((said) => [said.personId, said]));
    const fresh = [...unique].filter(([personId, { line, answer }]) => {
      const said = known.get(personId);
      if (said?.answer === answer) return false;
      if (said?.rosterId !== chunk.rosterId) return true;
      faults.push({ line, kind: 'named-twice' });
      return false;
    });
    const taken = await this.write(tx, chunk, fresh);
    await insertFaults(tx, chunk.rosterId, faults);
    const counts = { taken, refused: faults.length, unchanged: lines.length - faults.length - taken };
    await countRows(tx, chunk.rosterId, counts, this.clock.now());
    return true;
  }

  /** In the order of the numbers, so that two processes wait for each other and never in a circle. */
  private async peopleOf(tx: EntityManager, present: readonly Present[]): Promise<ReadonlyMap<PhoneNumber, PersonId>> {
    const people = new Map<PhoneNumber, PersonId>();
    for (const phone of [...new Set(present.map((one) => one.phone))].sort()) {
      people.set(phone, await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone)));
    }
    return people;
  }

  /** The people are told, and may contradict. @returns how many were new */
  private async write(
    tx: EntityManager,
    { rosterId, agencyId, incidentId }: TakenChunk,
    fresh: readonly (readonly [PersonId, Present])[],
  ): Promise<number> {
    const checkIns = fresh.map(([personId, { answer }]) => ({
      checkIn: {
        incidentId, personId, answer, source: 'roster', verified: true, agencyId, rosterId,
        idempotencyKey: `roster:${rosterId}:${personId}`,
      } as const,
    })); // prettier-ignore
    const recorded = await this.writer.write(tx, checkIns);
    const occurredAt = this.clock.now().toISOString();
    const told = recorded.flatMap((each, index): ReportedOnBehalf[] => {
      const [personId, one] = fresh[index] ?? [];
      if (each.outcome !== 'recorded' || !each.isNew || !personId || !one || !this.sendLimits.serves(one.phone))
        return [];
      return [{ type: 'reported-on-behalf', checkInId: each.id, incidentId, personId, occurredAt }];
    });
    if (told.length > 0) await emit(tx, ...told);
    return recorded.filter((each) => each.outcome === 'recorded' && each.isNew).length;
  }
}
