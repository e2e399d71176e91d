import type { ConsentCommand } from './follow';
import type { VisibilityLevel } from './visibility';

export const adultAge = 18;

/** A day, e.g. "2015-11-13". */
export type Day = string;

/** What a person under age sees of it. */
export interface OwnGuardianship {
  readonly adultOn: Day;
  /** Masked; null until they have confirmed. */
  readonly guardianPhone: string | null;
}

/** @returns undefined for what is no date of birth of somebody under age */
export function adultDay(birthDate: string, now: Date): Day | undefined {
  const [, year = '', rest = ''] = /^(\d{4})(-\d\d-\d\d)$/.exec(birthDate) ?? [];
  if (!year || Number.isNaN(Date.parse(birthDate)) || new Date(birthDate) > now) return undefined;
  const day = `${Number(year) + adultAge}${rest === '-02-29' ? '-03-01' : rest}`;
  return isMinor(day, now) ? day : undefined;
}

/** The day of the birthday is the first of age, by UTC. */
export const isMinor = (adultOn: Day, now: Date): boolean => now.toISOString().slice(0, 10) < adultOn;

/** Somebody under age may shut others out alone, and lets in nobody alone. */
export const needsGuardian = (command: ConsentCommand): boolean =>
  command === 'accept' || command === 'agree' || command === 'keep' || command === 'resume';

export const mayMinorChoose = (level: VisibilityLevel): boolean => level === 'nobody' || level === 'followers';

/** How long a guardian may take to read the code out. */
export const guardianCodeMinutes = 60;
export const mostGuardianTries = 5;
