/** The time, as a seam: held still in tests, kept by the database elsewhere. */
export abstract class Clock {
  abstract now(): Date;
}
