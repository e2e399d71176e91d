import type { Answer } from '../../../libs/check-ins/answer';
import type { GotFacts } from './reckoning';

export interface Received extends GotFacts {
  readonly atMs: number;
}

/** What the service has to understand of it. */
export type Said =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** Of themselves, and of everybody whom they have declared. */
  | { readonly kind: 'household'; readonly answer: Answer }
  /** Says nothing of how anybody is. */
  | { readonly kind: 'command' }
  /** About the owner of another phone. */
  | { readonly kind: 'report'; readonly about: string }
  | { readonly kind: 'dispute' }
  | { readonly kind: 'unclear' };

/** A text that a phone wrote, or a key that was pressed in a call, and the service took it. */
export interface Written {
  /** Of the text, or of the call. */
  readonly sid: string;
  readonly channel: 'sms' | 'voice';
  readonly phone: string;
  readonly atMs: number;
  readonly said: Said;
}

export interface LedgerFacts {
  readonly got: readonly Received[];
  readonly written: readonly Written[];
  /** Texts and keys that the service did not take. */
  readonly refused: number;
  /** Messages that name no delivery of the service. */
  readonly nameless: number;
}
