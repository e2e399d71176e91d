import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { Answer } from './answer';

export interface CheckIn {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly answer: Answer;
  readonly source: 'sms' | 'page';
  /** The phone was confirmed by a code earlier; a sender's number alone can be forged. */
  readonly verified: boolean;
  /** The same key is the same answer, however often it arrives. */
  readonly idempotencyKey: string;
}
