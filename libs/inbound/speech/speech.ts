import type { Answer } from '../../check-ins/answer';

/**
 * What is said in a call, in one language. Short sentences, one thought each: nobody can read them again. `about` is
 * "hazard, place".
 */
export interface Speech {
  readonly running: (about: string) => string;
  readonly ended: (about: string) => string;
  readonly nothingRunning: string;
  /** Keys 1 to 4. */
  readonly keys: string;
  /** Key 5. */
  readonly again: string;
  /** Key 9, said by those who speak this language to those who have another. */
  readonly switchToThis: string;
  readonly confirmed: Readonly<Record<Answer, (about: string) => string>>;
  /** In an exercise nobody may be sent to the 112. */
  readonly helpInExercise: (about: string) => string;
  readonly mayChange: string;
  /** Key 6. */
  readonly mayLeaveMessage: string;
  readonly speakNow: string;
  readonly messageKept: string;
  /** The alert that we called for is no longer true. */
  readonly over: string;
  readonly hiddenNumber: string;
  readonly goodbye: string;
}
