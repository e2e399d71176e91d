import { SegmentedMessage } from 'sms-segments-calculator';

export interface SmsSize {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  readonly characters: number;
}

/** Counting takes milliseconds, and a city is sent a handful of texts: the last so many are remembered. */
const remembered = 500;
const sizes = new Map<string, SmsSize>();

/** What the carrier will bill: 160 or 153 characters a segment in GSM-7, 70 or 67 once any letter is outside it. */
export function smsSize(text: string): SmsSize {
  const known = sizes.get(text);
  if (known) return known;
  const message = new SegmentedMessage(text);
  const size = {
    encoding: message.encodingName,
    segments: message.segmentsCount,
    characters: message.numberOfCharacters,
  };
  if (sizes.size >= remembered) sizes.clear();
  sizes.set(text, size);
  return size;
}

/** Typography that would force UCS-2 on a text that needs nothing else of it. Letters are never replaced. */
const plainer: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u2032\u02bc]/g, "'"],
  [/\u00ab[\s\u00a0\u202f]*|[\s\u00a0\u202f]*\u00bb|[\u201c\u201d\u201e\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[•·]/g, '-'],
  [/œ/g, 'oe'],
  [/Œ/g, 'OE'],
];

/**
 * Makes a text safe for one SMS line: no line breaks, control, zero-width, bidi or private-use characters, plain
 * punctuation. Arabic keeps its own comma and question mark.
 */
export function smsLine(text: string): string {
  return plainer.reduce((line, [from, to]) => line.replace(from, to), oneLine(text));
}

/** The same, keeping the typography: for channels where it costs nothing. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\p{Co}\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Cuts `text` at a word until `fits`, ending in "..."; empty when not even a word does.
 * @param fits true for every shorter text once true
 */
export function shorten(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text;
  const words = text.split(' ');
  let [low, high] = [0, words.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${words.slice(0, middle).join(' ')}...`)) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${words.slice(0, low).join(' ')}...`;
}
