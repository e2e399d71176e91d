const shortest = 3;
const longest = 20;

/**
 * The word as it is compared: people type it in haste, on any keyboard.
 * @returns undefined when it is no single word of letters and digits, or too short or long
 */
export function foldedDuressWord(typed: string): string | undefined {
  const word = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (!/^[\p{L}\p{N}]+$/u.test(word)) return undefined;
  return word.length >= shortest && word.length <= longest ? word : undefined;
}
