import type { PersonId } from '../../../libs/people/person';
import type { DeliveryFacts, NoticeFacts } from './reckoning';

export interface PublishedFacts {
  readonly id: number;
  readonly sentAtMs: number;
}

/** What the service itself has on record at the end. */
export interface ServiceFacts {
  /** Oldest first. */
  readonly versions: readonly PublishedFacts[];
  readonly notices: ReadonlyMap<number, NoticeFacts>;
  readonly deliveries: readonly DeliveryFacts[];
  /** Sids of the messages and calls whose answer is on record. */
  readonly recorded: ReadonlySet<string>;
  /** People about whom a report is on record that they have contradicted. */
  readonly disputed: ReadonlySet<PersonId>;
}
