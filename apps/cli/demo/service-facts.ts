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
  /** Sids of the messages whose answer is on record. */
  readonly recorded: ReadonlySet<string>;
}
