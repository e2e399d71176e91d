import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSpokenFor, type Member } from '../circles/household';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import type { Answer } from './answer';
import { AnswerWriterService } from './answer-writer.service';
import type { CheckIn } from './check-in';
import type { ReportedOnBehalf } from './check-in-events';
import { countMarkedOtherwise, insertMarks } from './household-mark.store';
import { mostDisputes, mostTextsPerDay } from './on-behalf.service';
import { countDisputed, countReportsAbout } from './on-behalf.store';
import type { Source } from './source';

/** One message by which a person answers for themselves and for others of their household. */
export interface HouseholdAnswer {
  readonly declarerId: PersonId;
  readonly incidentId: IncidentId;
  readonly answer: Answer;
  /** Whom it speaks for, besides the declarer. */
  readonly members: readonly Member[];
  readonly source: Source & ('sms' | 'page');
  /** The same key is the same message, however often it arrives. */
  readonly key: string;
}

export interface HouseholdOutcome {
  readonly marked: readonly Member[];
  /** Who has not agreed, or has contradicted the declarer twice. */
  readonly unmarked: readonly Member[];
}

const dayMs = 86_400_000;

/** Answers of a whole household: the declarer's own, reports on the members with a phone, marks for those without. */
@Injectable()
export class HouseholdAnswersService {
  constructor(
    private readonly clock: Clock,
    private readonly writer: AnswerWriterService,
  ) {}

  /**
   * In the caller's transaction.
   * @param said by somebody whose phone was confirmed, as whoever has declared a household has
   * @returns undefined when the incident takes no answers any more
   */
  async record(tx: EntityManager, said: HouseholdAnswer): Promise<HouseholdOutcome | undefined> {
    const { declarerId, incidentId, answer, source, key } = said;
    const isBelieved = (await countDisputed(tx, declarerId, incidentId)) < mostDisputes;
    const speaksFor = (member: Member): boolean => isSpokenFor(member) && (isBelieved || member.personId === null);
    const marked = said.members.filter(speaksFor);
    const withoutPhone = marked.flatMap(({ id, personId }) => (personId === null ? [id] : []));
    const isNews = (await countMarkedOtherwise(tx, incidentId, withoutPhone, answer)) > 0;
    const common = { incidentId, answer, verified: true, household: { declarerId, isNews } };
    const reports: CheckIn[] = [
      { ...common, personId: declarerId, source, idempotencyKey: key },
      ...marked.flatMap(({ personId, number }) =>
        personId === null ? [] : [this.report(common, said, personId, number)],
      ),
    ];
    const tooMany = await this.textedEnough(tx, reports, declarerId);
    const [own, ...others] = await this.writer.write(tx, reports.map((checkIn) => ({ checkIn }))); // prettier-ignore
    if (own?.outcome !== 'recorded') return undefined;
    await insertMarks(tx, own.id, withoutPhone);
    const told = others.flatMap((recorded, index): ReportedOnBehalf[] => {
      const personId = reports[index + 1]?.personId;
      if (recorded.outcome !== 'recorded' || !recorded.isNew || personId === undefined || tooMany.has(personId))
        return [];
      const occurredAt = this.clock.now().toISOString();
      return [{ type: 'reported-on-behalf', checkInId: recorded.id, incidentId, personId, occurredAt }];
    });
    if (told.length > 0) await emit(tx, ...told);
    return { marked, unmarked: said.members.filter((member) => !speaksFor(member)) };
  }

  private report(
    common: Pick<CheckIn, 'incidentId' | 'answer' | 'verified' | 'household'>,
    { declarerId, key }: HouseholdAnswer,
    personId: PersonId,
    number: number,
  ): CheckIn {
    const onBehalf = { reportedBy: declarerId, relation: 'family', hadContact: true } as const;
    return { ...common, personId, source: 'on_behalf', onBehalf, idempotencyKey: `${key}:member:${number}` };
  }

  /** Who has been told so often today what others say of them that they read the rest on their page. */
  private async textedEnough(
    tx: EntityManager,
    reports: readonly CheckIn[],
    declarerId: PersonId,
  ): Promise<ReadonlySet<PersonId>> {
    const since = new Date(this.clock.now().getTime() - dayMs);
    const enough = new Set<PersonId>();
    for (const { personId } of reports) {
      const { byAll } = await countReportsAbout(tx, personId, declarerId, since);
      if (byAll >= mostTextsPerDay) enough.add(personId);
    }
    return enough;
  }
}
