import type { Language } from '../../channels/language';
import type { PhoneNumber } from '../../channels/phone-number';
import type { Position } from '../../geo/geojson';
import type { OfficerId } from '../../identity/officer';
import type { Incident } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import type { Answer } from '../answer';
import type { Relation, Source } from '../source';
import type { Ticket, TicketStatus } from './ticket';

/** A ticket on the desk. */
export interface DeskTicket extends Ticket {
  /** As `placeOfCell` names it; null when none of the person's places is in the area. */
  readonly place: string | null;
  readonly heldByName: string | null;
  /** What counts of the person's answers now. */
  readonly answer: Answer | null;
  readonly source: Source | null;
  readonly saidAt: Date | null;
}

/** What unconfirmed numbers say of one place: counted, so that a flood of them hides nobody. */
export interface UnprovenGroup {
  readonly place: string | null;
  readonly tickets: number;
  readonly waiting: number;
  readonly oldest: Date;
}

/** The headline of the desk. */
export interface DeskCounts {
  readonly waiting: number;
  readonly held: number;
  readonly handedOver: number;
  readonly unreachable: number;
  readonly resolved: number;
  /** Since when the oldest call has waited for an officer. */
  readonly oldestWaiting: Date | null;
  readonly oldestUnproven: Date | null;
  /** Reports on behalf of which the person said that they are not so. */
  readonly contradicted: number;
  /** Changes with every act on any ticket. */
  readonly newestAct: number | null;
}

/** One step in the life of a ticket, words still sealed. */
export interface TicketAct {
  readonly kind: string;
  readonly officerId: OfficerId | null;
  readonly officerName: string | null;
  readonly at: Date;
  readonly wordsSealed: Buffer | null;
}

/** One answer about a person, for the officer who has to understand it. */
export interface TriageAnswer {
  readonly answer: Answer;
  readonly source: Source;
  readonly verified: boolean;
  readonly saidAt: Date;
  readonly recordedAt: Date;
  readonly relation: Relation | null;
  readonly hadContact: boolean | null;
  readonly underDuress: boolean;
  /** Members of the household without a phone for whom it speaks, too. */
  readonly alsoFor: number;
  readonly isWithdrawn: boolean;
  /** How often those of whom the same reporter spoke have said that it is not so. */
  readonly reporterContradicted: number;
}

/** Somebody whose reports on others were disputed by these. */
export interface ContradictedReporter {
  readonly personId: PersonId;
  readonly reports: number;
  readonly contradicted: number;
  readonly lastAt: Date;
}

/** The same as every officer of the desk sees it. */
export interface DeskReporter extends ContradictedReporter {
  readonly phoneEnding: string;
  /** What they report in this incident still counts. */
  readonly isBelieved: boolean;
}

/** What the officer who has a call may learn of who called. */
export interface DisclosedPerson {
  readonly phone: PhoneNumber;
  readonly name: string | null;
  readonly language: Language;
  /** The middles of neighbourhoods; nothing finer is stored. */
  readonly places: readonly { readonly kind: string; readonly centre: Position }[];
}

/** A ticket as every officer of the desk sees it: no name, no number, no place finer than a commune. */
export interface DeskCall extends DeskTicket {
  readonly standing: TicketStatus;
  readonly phoneEnding: string;
  readonly isMine: boolean;
}

export interface Desk {
  readonly now: Date;
  readonly counts: DeskCounts;
  readonly calls: readonly DeskCall[];
  readonly unproven: readonly UnprovenGroup[];
  /** The most contradicted first. */
  readonly reporters: readonly DeskReporter[];
}

export interface DeskCallFile {
  readonly now: Date;
  readonly incident: Incident;
  readonly call: DeskCall;
  readonly answers: readonly TriageAnswer[];
  readonly acts: readonly (Omit<TicketAct, 'wordsSealed'> & { readonly words: string | null })[];
  /** Shown to the officer who has the call and has asked for it with a reason. */
  readonly disclosed: DisclosedPerson | undefined;
}
