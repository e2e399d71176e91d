import { isLanguage, type Language, languages } from '../channels/language';
import type { AlertContent, AlertText } from './alert';

export type Finding = {
  /** Where the fault is, e.g. "texts.fr.instruction". */
  readonly path: string;
  readonly reason: string;
};

/** Longest time that an alert may stand before an Update must renew it: 24 h. */
export const longestLifeHours = 24;
const longestLifeMs = longestLifeHours * 3600 * 1000;

const ceilings: Record<keyof AlertText, number> = {
  event: 60,
  headline: 160,
  description: 2000,
  instruction: 600,
  areaName: 80,
};

/** Control characters, private use, tags, and marks that reorder text (allowed in none of our languages' plain texts). */
const unsafeCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\u{e0000}-\u{e007f}]/u;
const stackedMarks = /\p{Mn}{4,}/u;
const markup = /<[a-z!/][^>]{0,200}>|&(?:#\d{1,7}|[a-z]{2,8});/i;

/**
 * Why an alert must not be submitted: a person must learn from each text what happens, where, and what to do, and a
 * system must know until when. Empty when all is well.
 */
export function lintAlert(content: AlertContent, now: Date): Finding[] {
  return [...lintTimes(content, now), ...lintExercise(content), ...lintTexts(content)];
}

/** Languages that the alert does not speak: the people who read them are told in another. Not a refusal. */
export const missingLanguages = (content: AlertContent): Language[] =>
  languages.filter((language) => content.texts[language] === undefined);

function lintTimes(content: AlertContent, now: Date): Finding[] {
  const expires = new Date(content.expires).getTime();
  if (Number.isNaN(expires)) return [{ path: 'expires', reason: 'is not a time' }];
  if (expires <= now.getTime()) return [{ path: 'expires', reason: 'has already passed' }];
  if (expires > now.getTime() + longestLifeMs) {
    return [{ path: 'expires', reason: `is more than ${longestLifeHours} hours away: publish an update before then instead` }];
  }
  return [];
}

const notADrill = /not a drill|pas un exercice|no es un simulacro|keine übung|ليس تمرين/i;

function lintExercise(content: AlertContent): Finding[] {
  if (content.mode !== 'Exercise') return [];
  const findings: Finding[] = [];
  if (!content.note?.trim()) findings.push({ path: 'note', reason: 'must say who takes part in the exercise' });
  for (const [language, text] of Object.entries(content.texts)) {
    const drill = Object.entries(text).find(([, value]) => notADrill.test(value));
    if (drill) findings.push({ path: `texts.${language}.${drill[0]}`, reason: 'denies that this is an exercise' });
  }
  return findings;
}

function lintTexts(content: AlertContent): Finding[] {
  const texts = Object.entries(content.texts);
  if (texts.length === 0) return [{ path: 'texts', reason: 'write the alert in at least one language' }];
  return texts.flatMap(([language, text]) => (isLanguage(language) ? lintText(language, text) : []));
}

function lintText(language: Language, text: AlertText): Finding[] {
  const fields = ['event', 'headline', 'description', 'instruction', 'areaName'] as const;
  const findings = fields.flatMap((field) => {
    const reason = faultOf(text[field], ceilings[field], field !== 'description');
    return reason ? [{ path: `texts.${language}.${field}`, reason }] : [];
  });
  if (text.headline && text.headline === text.instruction) {
    findings.push({ path: `texts.${language}.instruction`, reason: 'repeats the headline instead of saying what to do' });
  }
  return findings;
}

function faultOf(value: string, ceiling: number, required: boolean): string | undefined {
  if (!value.trim()) return required ? 'is missing' : undefined;
  if (value.length > ceiling) return `is longer than ${ceiling} characters`;
  if (value.normalize('NFC') !== value) return 'is not in Unicode normal form C';
  if (unsafeCharacters.test(value) || stackedMarks.test(value)) return 'has invisible or reordering characters';
  if (markup.test(value)) return 'has markup: write plain text';
  return undefined;
}
