/** A message reduced to what people meant to type, whatever their keyboard, telephone or script made of it. */
export interface Folded {
  /** Lower case, without accents; a symbol that is not known to be harmless is a word of its own. */
  readonly words: readonly string[];
  /** The same before it was cut into words, with ASCII digits: for what follows a command, e.g. a phone number. */
  readonly text: string;
  readonly isQuestion: boolean;
}

/** ´ ` ’ ʼ ‘ ′: what stands for an apostrophe on one keyboard or another. */
const apostrophes = /[\u00b4`\u2019\u02bc\u2018\u2032\uff07]/g;

/** Letters struck through or crossed out take back what they spell. */
const struck = /[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e0\u20e5\u20e6\u20ea\u20eb]/g;

const emojiWords: readonly (readonly [string, string])[] = [
  ['🆗', ' ok '],
  ['🆘', ' sos '],
  ['❓', '?'],
  ['❔', '?'],
  ['<3', ' '],
];

/** Digits that NFKD leaves alone: Arabic-Indic and Persian. */
const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

const letters: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' };
const foldedLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Joiners, bidi and zero-width marks, soft hyphens, tags; tatweel and the lone hamza; skin tones and stray accents. */
const invisible = /[\p{Cf}\p{Sk}\u0640\u0621]/gu;

const harmlessSymbols = new Set('+=~<>|$€°👍👌✅✔🙏❤💕💙💚🙂😊😀😃😄😁☺😘🥰👋💪🤗🎉✨🕊');

/** @param message at most a few hundred characters: its caller cuts */
export function fold(message: string): Folded {
  let text = message.replace(apostrophes, "'");
  for (const [symbol, word] of emojiWords) text = text.replaceAll(symbol, word);
  text = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(struck, ' ⊘ ')
    .replace(easternDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\p{M}/gu, '')
    .replace(invisible, '')
    .replace(foldedLetters, (letter) => letters[letter] ?? letter)
    .trim();
  return { text, words: words(text), isQuestion: /[?؟]/.test(text) };
}

/** Apostrophes join ("d'aide" → "daide"), every other punctuation parts; "heeelp" is "help". */
function words(text: string): string[] {
  const joined = text.replaceAll("'", '').replace(/(\p{L})\1{2,}/gu, '$1');
  const found = joined.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\p{P}\p{Z}\p{C}]/gu) ?? [];
  return found.filter((word) => !harmlessSymbols.has(word));
}
