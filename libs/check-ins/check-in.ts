import type { AgencyId } from '../identity/agency';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { Answer } from './answer';
import type { Relation, Source } from './source';

export interface CheckIn {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly answer: Answer;
  readonly source: Source;
  /** The phone was confirmed by a code earlier; a sender's number alone can be forged. */
  readonly verified: boolean;
  /** The same key is the same answer, however often it arrives. */
  readonly idempotencyKey: string;
  /** By the telephone that kept the answer; now when left out. */
  readonly saidAt?: Date | undefined;
  /** Said with the word that the person has agreed with us for when somebody makes them say it. */
  readonly underDuress?: boolean;
  readonly onBehalf?: OnBehalf;
  /** Of the organisation that reports it, with its list when there is one. */
  readonly agencyId?: AgencyId;
  readonly rosterId?: number;
  readonly household?: SaidTogether;
}

/** One of several answers of one message about a household. */
export interface SaidTogether {
  readonly declarerId: PersonId;
  /** Those who follow the declarer have something to hear, though the declarer's own answer may be the one of before. */
  readonly isNews: boolean;
}

/** Who reports another. */
export interface OnBehalf {
  readonly reportedBy: PersonId;
  readonly relation: Relation;
  readonly hadContact: boolean;
}

/** How an answer was taken. */
export type Recorded =
  | {
      readonly outcome: 'recorded';
      readonly id: number;
      readonly publicId: string;
      readonly answer: Answer;
      readonly recordedAt: Date;
      /** False when the key had been used before: this is what was recorded then. */
      readonly isNew: boolean;
    }
  | { readonly outcome: 'person-gone' }
  /** It was never published, or has been closed. */
  | { readonly outcome: 'incident-closed' }
  /** Its door has taken the same message before. */
  | { readonly outcome: 'taken-before' };
