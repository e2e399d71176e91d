import { createECDH, createHash } from 'node:crypto';
import type { Language } from '../../libs/channels/language';

/**
 * The people of this bench follow from their number, so that the program that loads them and the one that plays their
 * carriers agree without telling each other: person `i` has the row id `i + 1`.
 */
export interface Crowd {
  /** In the area of the alert. */
  readonly inside: number;
  /** With a place elsewhere: whoever of them hears anything was told by mistake. */
  readonly outside: number;
  /** Of a third place, numbered after the others: an alert of their own is what the idiomatic way is compared with. */
  readonly compared: number;
  /** Of a fourth place, numbered last: theirs has to pass a backlog. */
  readonly passing: number;
}

export const everybodyOf = ({ inside, outside, compared, passing }: Crowd): number =>
  inside + outside + compared + passing;

/** Of ten people, those whom the alert reaches first by push; the others have a telephone only. */
const pushPerTen = 6;
export const hasPush = (index: number): boolean => index % 10 < pushPerTen;

/** Numbers that nobody dials: the only carrier is a process of this machine. */
const firstPhone = 33_600_000_000;
export const phoneOf = (index: number): string => `+${firstPhone + index}`;
export const indexOfPhone = (digits: string): number => Number(digits) - firstPhone;

export const languageOf = (index: number): Language => (['fr', 'fr', 'fr', 'fr', 'en', 'ar'] as const)[index % 6];

/** Several people share a browser's keys, because making half a million key pairs would take longer than the run. */
const browsers = 500;
export type BenchBrowser = ReturnType<typeof makeBrowser>;
const made: BenchBrowser[] = [];
export const browserOf = (index: number): BenchBrowser => (made[index % browsers] ??= makeBrowser(index % browsers));

function makeBrowser(number: number) {
  const digest = (what: string) => createHash('sha256').update(`browser ${number} ${what}`).digest();
  const pair = createECDH('prime256v1');
  const privateKey = digest('private');
  privateKey[0] &= 0x7f; // below the order of the curve
  pair.setPrivateKey(privateKey);
  return { privateKey, publicKey: pair.getPublicKey(), auth: digest('auth').subarray(0, 16) };
}
