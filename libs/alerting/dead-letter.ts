import type { Channel } from '../channels/channel';

/** What broke, in technical words only: neither a person nor what was to be said is named. */
export interface DeadLetter {
  readonly kind: 'page' | 'event';
  readonly id: number;
  /** The rule of its notices, or the type of the event. */
  readonly about: string;
  readonly channel?: Channel;
  /** Messages that could not be sent; of an event nobody knows. */
  readonly deliveries?: number;
  readonly tries: number;
  readonly fault: string;
  /** It waits for an operator; until then it is tried again by itself. */
  readonly isDead: boolean;
  readonly since: Date;
}
