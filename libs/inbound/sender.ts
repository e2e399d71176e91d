import type { PhoneNumber } from '../channels/phone-number';
import type { PersonId } from '../people/person';

/** Who has written to us. */
export interface Sender {
  readonly personId: PersonId;
  readonly phone: PhoneNumber;
  /** Of ours, which they wrote to. */
  readonly number: string;
  /** The carrier has barred us already and told them so: an answer of ours would only be refused. */
  readonly isAnsweredByCarrier: boolean;
  readonly messageSid: string;
}
