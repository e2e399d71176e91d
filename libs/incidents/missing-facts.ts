export interface Facts {
  readonly place: string;
  readonly hazard: string;
  /** "21:40" in the zone of the territory. */
  readonly localTime: string;
}

export type MissingFact = 'place' | 'hazard' | 'time';

/**
 * What a text about an incident fails to say. On 27 March 2016 people thousands of kilometres from Lahore were asked "are
 * you affected by the explosion?": no place, no time, no way to know that it was not theirs.
 */
export function missingFacts(text: string, { place, hazard, localTime }: Facts): MissingFact[] {
  const said = folded(text);
  const missing: MissingFact[] = [];
  if (!says(said, folded(place))) missing.push('place');
  if (!says(said, folded(hazard))) missing.push('hazard');
  if (!timesIn(text).includes(timesIn(localTime)[0] ?? '?')) missing.push('time');
  return missing;
}

/** As whole words: "Pau" is not said by "pause". */
function says(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `);
}

/** Without case, accents and punctuation. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "21:40", "21h40", "21 h 40", "21.40", "٢١:٤٠" → "21:40". */
function timesIn(text: string): string[] {
  const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const found = digits.matchAll(/(?<!\d)(\d{1,2})(?:[:.]| ?h ?)(\d{2})(?!\d)/gi);
  return Array.from(found, ([, hours = '', minutes = '']) => `${hours.padStart(2, '0')}:${minutes}`);
}
