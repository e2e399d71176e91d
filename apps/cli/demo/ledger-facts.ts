import type { Answer } from '../../../libs/check-ins/answer';
import type { GotFacts } from './reckoning';

export interface Received extends GotFacts {
  readonly atMs: number;
}

/** A text that a phone wrote and the service took. */
export interface Written {
  readonly sid: string;
  readonly phone: string;
  readonly atMs: number;
  /** Undefined when no answer can be read in it. */
  readonly answer: Answer | undefined;
}

export interface LedgerFacts {
  readonly got: readonly Received[];
  readonly written: readonly Written[];
  /** Texts that the service did not take. */
  readonly refused: number;
  /** Messages that name no delivery of the service. */
  readonly nameless: number;
}
