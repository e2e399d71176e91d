import type { PhoneNumber } from '../channels/phone-number';
import type { Freshness } from '../check-ins/ageing';
import type { Answer } from '../check-ins/answer';

/** A number or a code, read already. */
export type LookUp = { readonly phone: PhoneNumber } | { readonly code: string };

/** Never a place, nor the incident, whose name holds one. */
export interface Found {
  readonly answer: Answer;
  /** The quarter of an hour. */
  readonly at: Date;
  readonly freshness: Freshness;
}
