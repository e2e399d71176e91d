import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { answerEvenly } from '../people/even-answer.service';
import { languageOfPhone } from '../people/language-of-phone';
import { isVerified } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { SendLimitsService } from '../people/send-limits.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import type { Answer } from './answer';
import { AnswerWriterService } from './answer-writer.service';
import type { ReportedOnBehalf } from './check-in-events';
import { checkInProblems } from './check-in-problems';
import { incidentToAnswer } from './check-ins.queries';
import { countDisputed, countReportedOthers, countReportsAbout } from './on-behalf.store';
import type { Relation, Source } from './source';

/** What somebody says of another. */
export interface Claim {
  readonly answer: Answer;
  readonly relation: Relation;
  readonly hadContact: boolean;
  /** The same key is the same report, however often it arrives. */
  readonly key: string;
  /** The way by which it came, should somebody name their own number. */
  readonly door: Source & ('page' | 'sms');
}

const dayMs = 86_400_000;

const mostPeoplePerDay = 10;
const mostReportsOfOnePerDay = 5;
/** However many people report on one person: after so many texts in a day they see the rest on their page. */
export const mostTextsPerDay = 5;
/** Whoever was contradicted so often in an incident is not believed in it any more. */
export const mostDisputes = 2;

/** Answers about somebody else, who is told of them and may say that they are not so. */
@Injectable()
export class OnBehalfService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly sendLimits: SendLimitsService,
    private readonly writer: AnswerWriterService,
  ) {}

  /**
   * Nothing comes back, and in the same time, whether the number is known or unknown, whatever its owner has answered,
   * and whether the reporter is still believed.
   * @param within the caller's transaction, for who writes by text and cannot measure the time
   * @throws phone-not-confirmed, too-many-requests, no-running-incident: none depends on the number
   */
  async report(reporterId: PersonId, phone: PhoneNumber, claim: Claim, within?: EntityManager): Promise<void> {
    if (within) return this.reportIn(within, reporterId, phone, claim);
    await answerEvenly(() => this.database.transaction((tx) => this.reportIn(tx, reporterId, phone, claim)));
  }

  private async reportIn(tx: EntityManager, reporterId: PersonId, phone: PhoneNumber, claim: Claim): Promise<void> {
    if (!(await this.people.lock(tx, reporterId))) throw platformProblems['not-signed-in']();
    if (!(await isVerified(tx, reporterId))) throw checkInProblems['phone-not-confirmed']();
    const subjectId = await this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone));
    const since = new Date(this.clock.now().getTime() - dayMs);
    const others = await countReportedOthers(tx, reporterId, subjectId, since);
    const about = await countReportsAbout(tx, subjectId, reporterId, since);
    if (others >= mostPeoplePerDay || about.byReporter >= mostReportsOfOnePerDay)
      throw platformProblems['too-many-requests'](undefined, { retryAfterSeconds: 3600 });
    const incidentId = await incidentToAnswer(tx, subjectId);
    if (incidentId === undefined) throw checkInProblems['no-running-incident']();
    const { answer, relation, hadContact, key, door } = claim;
    const common = { incidentId, answer, verified: true, idempotencyKey: key };
    if (subjectId === reporterId) {
      await this.writer.write(tx, [{ checkIn: { ...common, personId: reporterId, source: door } }]);
      return;
    }
    if ((await countDisputed(tx, reporterId, incidentId)) >= mostDisputes) return;
    const onBehalf = { reportedBy: reporterId, relation, hadContact };
    const checkIn = { ...common, personId: subjectId, source: 'on_behalf', onBehalf } as const;
    const [recorded] = await this.writer.write(tx, [{ checkIn }]);
    const mayText = about.byAll < mostTextsPerDay && this.sendLimits.serves(phone);
    if (recorded?.outcome !== 'recorded' || !recorded.isNew || !mayText) return;
    const told: ReportedOnBehalf = {
      type: 'reported-on-behalf',
      checkInId: recorded.id,
      incidentId,
      personId: subjectId,
      occurredAt: this.clock.now().toISOString(),
    };
    await emit(tx, told);
  }
}
