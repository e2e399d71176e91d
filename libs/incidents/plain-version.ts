import { type Language, languages } from '../channels/language';
import type { AlertContent, AlertText } from './alert';

/** As many words as somebody who is frightened, or reads with effort, takes in at once. */
export const mostPlainWords = 12;
/** UTF-16 units. */
export const longestPlain = 160;

/** Words with a letter or a digit in them. */
export const plainWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * The plain version that is said when nobody has written one: hazard, place and what to do first. Only whole sentences are
 * taken: "Go out, if you see smoke" must not become "Go out".
 */
export function preparedPlain({ event, areaName, instruction }: AlertText): string {
  return fitted([event, areaName, ...sentencesOf(instruction)]);
}

/** Of a message that ends or corrects an alert: what it is, and that the danger is over. */
export const plainAfterword = ({ headline, instruction }: Pick<AlertText, 'headline' | 'instruction'>): string =>
  fitted([...sentencesOf(headline), ...sentencesOf(instruction)]);

/** Every text with a plain version: the one that was written, else the prepared one. */
export function withPlain(texts: AlertContent['texts']): AlertContent['texts'] {
  const complete = languages.flatMap((language): [Language, AlertText][] => {
    const text = texts[language];
    return text ? [[language, { ...text, plain: text.plain || preparedPlain(text) }]] : [];
  });
  return Object.fromEntries(complete);
}

/** From the first on, as many sentences as there is room for; of a first that is too long, its first words. */
function fitted(sentences: readonly string[]): string {
  const [first = '', ...rest] = sentences.map((sentence) => sentence.trim()).filter(Boolean);
  const said: string[] = [];
  for (const word of first.split(/\s+/)) if (fits([[...said, word].join(' ')])) said.push(word);
  const whole = [said.join(' ')];
  for (const sentence of rest) {
    if (!fits([...whole, sentence])) break;
    whole.push(sentence);
  }
  return spoken(whole);
}

const spoken = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`).join(' ');
const fits = (sentences: readonly string[]): boolean => {
  const text = spoken(sentences);
  return plainWords(text) <= mostPlainWords && text.length <= longestPlain;
};

/** Not cut within a number such as "1.5". */
const sentencesOf = (text: string): string[] => text.split(/[.!?؟;؛…]+(?=\s|$)|\n+/);
