import type { Answer } from './answer';
import type { Relation } from './source';

/** What somebody else has said of a person, as the person sees it, and may say that it is not so. */
export interface ReportAbout {
  readonly id: string;
  /** By which the person names it in a text: 1, 2, 3 … */
  readonly code: number;
  readonly answer: Answer;
  readonly relation: Relation | null;
  readonly hadContact: boolean | null;
  readonly saidAt: Date;
  /** Also of an organisation. Empty when the reporter has given none, or is gone. */
  readonly reporterName: string;
}
