import { isLanguage, type Language, languages } from '../channels/language';
import type { AlertContent, AlertText } from './alert';
import { linkFault } from './cap-text';
import { drillViolations } from './drill-violations';
import { missingFacts } from './missing-facts';
import { plainTextFault } from './plain-text';
import { longestPlain, mostPlainWords, plainWords } from './plain-version';
import { preparedCorrection } from './prepared-texts';

export type Finding = {
  /** Where the fault is, e.g. "texts.fr.instruction". */
  readonly path: string;
  readonly reason: string;
};

/** Longest time that an alert may stand before an Update must renew it: 24 h. */
export const longestLifeHours = 24;
const longestLifeMs = longestLifeHours * 3600 * 1000;

/** The Arabic stretch between two letters counts as a letter, and says nothing. */
const stretch = '\u0640';

/** Longest texts, in UTF-16 units. */
export const textCeilings: Record<keyof Required<AlertText>, number> = {
  event: 60,
  headline: 160,
  description: 2000,
  instruction: 600,
  areaName: 80,
  plain: longestPlain,
};

/**
 * Why an alert must not be submitted: a person must learn from each text what happens, where, and what to do, and a
 * system must know until when. Empty when all is well.
 */
export function lintAlert(content: AlertContent, now: Date): Finding[] {
  return [
    ...lintTimes(content, now),
    ...lintExercise(content),
    ...lintDetails(content),
    ...lintTexts(content),
    ...lintCorrection(content),
  ];
}

/** Languages that the alert does not speak: the people who read them are told in another. Not a refusal. */
export const missingLanguages = (content: AlertContent): Language[] =>
  languages.filter((language) => content.texts[language] === undefined);

function lintTimes(content: AlertContent, now: Date): Finding[] {
  const expires = new Date(content.expires).getTime();
  if (Number.isNaN(expires)) return [{ path: 'expires', reason: 'is not a time' }];
  if (expires <= now.getTime()) return [{ path: 'expires', reason: 'has already passed' }];
  if (expires > now.getTime() + longestLifeMs) {
    return [
      { path: 'expires', reason: `is more than ${longestLifeHours} hours away: publish an update before then instead` },
    ];
  }
  return [];
}

function lintExercise(content: AlertContent): Finding[] {
  if (content.mode !== 'Exercise') return [];
  const findings: Finding[] = [];
  if (!content.note?.trim()) findings.push({ path: 'note', reason: 'must say who takes part in the exercise' });
  const { texts, correction = {} } = content;
  for (const [group, languages] of Object.entries({ texts, correction })) {
    for (const [language, text] of Object.entries(languages)) {
      for (const [field, value] of Object.entries(text)) {
        const [denial] = drillViolations(value);
        const path = `${group}.${language}.${field}`;
        if (denial) findings.push({ path, reason: `denies that this is an exercise: "${denial}"` });
      }
    }
  }
  return findings;
}

/** Who speaks, and where to learn more: seen beside the text, so held to the same. */
function lintDetails({ web, contact, note, senderName }: AlertContent): Finding[] {
  const findings = Object.entries({ contact, note, senderName }).flatMap(([path, value]) => {
    const reason = value === undefined ? undefined : plainTextFault(value, '');
    return reason ? [{ path, reason }] : [];
  });
  const wrongLink = web === undefined ? undefined : linkFault(web);
  return wrongLink ? [...findings, { path: 'web', reason: wrongLink }] : findings;
}

function lintTexts(content: AlertContent): Finding[] {
  const texts = Object.entries(content.texts);
  if (texts.length === 0) return [{ path: 'texts', reason: 'write the alert in at least one language' }];
  return texts.flatMap(([language, text]) => (isLanguage(language) ? lintText(language, text) : []));
}

function lintText(language: Language, text: AlertText): Finding[] {
  const fields = ['event', 'headline', 'description', 'instruction', 'areaName'] as const;
  const findings = fields.flatMap((field) => {
    const required = field !== 'description';
    const reason = lengthFault(text[field], textCeilings[field], required) ?? plainTextFault(text[field], language);
    return reason ? [{ path: `texts.${language}.${field}`, reason }] : [];
  });
  if (text.plain !== undefined) {
    const reason = lengthFault(text.plain, textCeilings.plain, true) ?? plainTextFault(text.plain, language) ?? wordsFault(text.plain); // prettier-ignore
    if (reason) findings.push({ path: `texts.${language}.plain`, reason });
  }
  if (text.headline && text.headline === text.instruction) {
    findings.push({
      path: `texts.${language}.instruction`,
      reason: 'repeats the headline instead of saying what to do',
    });
  }
  return findings;
}

const wordsFault = (plain: string): string | undefined =>
  plainWords(plain) > mostPlainWords ? `has more than ${mostPlainWords} words` : undefined;

/** Held to what an alert is held to: whoever is told that nothing happened must know what did not happen where. */
function lintCorrection({ texts, correction = {} }: AlertContent): Finding[] {
  return Object.entries(correction).flatMap(([language, words]) => {
    const about = isLanguage(language) ? texts[language] : undefined;
    if (!about || !isLanguage(language)) return [];
    const proper = preparedCorrection({ [language]: about })[language];
    const findings = (['headline', 'description', 'instruction'] as const).flatMap((field) => {
      if (words[field] === proper?.[field]) return [];
      const reason = lengthFault(words[field], textCeilings[field], true) ?? plainTextFault(words[field], language);
      return reason ? [{ path: `correction.${language}.${field}`, reason }] : [];
    });
    if (words.headline === proper?.headline) return findings;
    const unsaid = missingFacts(words.headline, { place: about.areaName, hazard: about.event, localTime: '' });
    const path = `correction.${language}.headline`;
    if (unsaid.includes('place')) findings.push({ path, reason: 'does not say the place' });
    if (unsaid.includes('hazard')) findings.push({ path, reason: 'does not say the hazard' });
    return findings;
  });
}

function lengthFault(value: string, ceiling: number, required: boolean): string | undefined {
  if (!value.trim()) return required ? 'is missing' : undefined;
  if (required && !/\p{L}/u.test(value.normalize('NFKD').replaceAll(stretch, ''))) return 'has no word in it';
  if (value.length > ceiling) return `is longer than ${ceiling} characters`;
  return undefined;
}
