/** A citizen by their number; an officer; somebody who has not signed in. */
export type Reader = number | 'officer' | 'anyone';

/** What one of our own clients was given to read: the body of an answer, or a frame of a live page. */
export interface Seen {
  readonly reader: Reader;
  readonly text: string;
  /** A refusal or a fault says nothing about anybody, not even about who asks. */
  readonly isRefusal?: boolean;
}
