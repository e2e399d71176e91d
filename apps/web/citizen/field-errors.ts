import type { Language } from '../../../libs/channels/language';
import type { FieldError } from '../fields';
import { refusalIn, type RefusalKey } from '../messages/refusals';

export interface FieldRefusal {
  /** The name of the field. */
  readonly field: string;
  readonly reason: RefusalKey;
}

/** Refusals in the reader's words, each at its field. */
export const fieldErrors = (language: Language, refusals: readonly FieldRefusal[]): FieldError[] =>
  refusals.map(({ field, reason }) => ({ field, message: refusalIn(language, reason) }));
