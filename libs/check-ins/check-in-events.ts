import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { OutboxEvent } from '../platform/events/outbox';
import type { TicketId } from './triage/ticket';

interface AboutCheckIn extends OutboxEvent {
  readonly checkInId: number;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
}

/** What counts of a person's answers is another than before; `checkInId` is the one that counts now. */
export interface CheckInRecorded extends AboutCheckIn {
  readonly type: 'check-in-recorded';
  /** It counts again, because what was said since has been withdrawn. */
  readonly isCorrection?: true;
  /** Who has answered for the household, in one message: whoever follows several of it hears of them together. */
  readonly declarerId?: PersonId;
}

/** Somebody asks for help, or is said to need it: again with every such answer. */
export interface HelpAsked extends AboutCheckIn {
  readonly type: 'help-asked';
}

/** What counts has become doubtful by this answer. */
export interface CheckInConflicted extends AboutCheckIn {
  readonly type: 'check-in-conflicted';
}

/** The person says that what was reported of them is not so. */
export interface CheckInDisputed extends AboutCheckIn {
  readonly type: 'check-in-disputed';
  /** It had counted, and no other answer is known. */
  readonly nothingLeft: boolean;
}

/** Who sent it took it back within ten minutes. */
export interface CheckInCorrected extends AboutCheckIn {
  readonly type: 'check-in-corrected';
  /** It had counted, and no other answer is known. */
  readonly nothingLeft: boolean;
}

/** Somebody else has said how the person is: the person is told, and may contradict. */
export interface ReportedOnBehalf extends AboutCheckIn {
  readonly type: 'reported-on-behalf';
}

/** The answer was given with the word for duress: never told to anybody who follows, nor on the phone itself. */
export interface DuressRaised extends AboutCheckIn {
  readonly type: 'duress-raised';
}

/** An officer has taken somebody's call for help. */
export interface HelpTaken extends OutboxEvent {
  readonly type: 'help-taken';
  readonly ticketId: TicketId;
}

export type CheckInEvent =
  | CheckInRecorded
  | HelpAsked
  | CheckInConflicted
  | CheckInDisputed
  | CheckInCorrected
  | ReportedOnBehalf
  | DuressRaised
  | HelpTaken;
