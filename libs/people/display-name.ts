const longestName = 30;

/** Alphabets whose letters pass for one another; one word of an honest name is written in one of them. */
const confusable = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/**
 * A name that may stand in a message to somebody else: letters, apostrophes, hyphens and spaces, at most 30 characters, so
 * that it can hold no link, number, line break or placeholder. Empty when nothing of it is left.
 */
export function displayName(name: string): string {
  const words = name
    .slice(0, 10 * longestName)
    .normalize('NFC')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/\p{Cf}/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/[^\p{L}\p{M}' -]+/gu, ' ')
    .split(' ')
    .map((word) => word.replace(/^[\p{M}'-]+|['-]+$/gu, ''))
    .filter((word) => word !== '' && confusable.filter((script) => script.test(word)).length <= 1);
  return cut(words.join(' '));
}

/** By whole letters with their accents, never through one. */
function cut(name: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    if (kept.length + segment.length > longestName) break;
    kept += segment;
  }
  return kept.trim();
}
