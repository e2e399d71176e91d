import type { core } from 'zod';
import { parseArea } from '../../../libs/geo/area';
import type { Problem } from '../../../libs/platform/problem';
import type { FieldError } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { findingIn } from '../messages/console/finding-words';
import { type ConsoleRefusal, consoleRefusal } from '../messages/console/refusals';
import { draftErrors, type Refusal } from './draft-errors';

/** Each top-level field of a draft → what its author has to do about it. */
const wanted: Readonly<Record<string, ConsoleRefusal>> = {
  mode: 'choose', category: 'choose', urgency: 'choose', severity: 'choose', certainty: 'choose',
  responseTypes: 'response-types', onset: 'time', expires: 'time', web: 'web', contact: 'too-long', note: 'too-long',
  texts: 'too-long', correction: 'too-long', area: 'area',
}; // prettier-ignore

/**
 * What does not have the shape of a draft, field by field. The area is judged with the rest, so that nobody who corrects
 * the times learns only then that the outline crosses itself.
 * @param written as `draftFrom` makes it
 */
export function shapeErrors(
  issues: readonly core.$ZodIssue[],
  { area }: Readonly<Record<string, unknown>>,
  language: ConsoleLanguage,
): FieldError[] {
  const refusals: Refusal[] = issues.map(({ path }) => ({
    path: path.map(String).join('.'),
    reason: consoleRefusal(language, wanted[String(path[0])] ?? 'area'),
  }));
  const parsed = typeof area === 'object' && area !== null && 'shape' in area ? parseArea(area.shape) : undefined;
  if (parsed && 'refusal' in parsed) {
    refusals.push({ path: 'area', reason: consoleRefusal(language, parsed.refusal) });
  }
  return draftErrors(refusals, language);
}

/** What the checker found, in the officer's language. */
export const findingErrors = (findings: readonly Refusal[], language: ConsoleLanguage): FieldError[] =>
  draftErrors(
    findings.map(({ path, reason }) => ({ path, reason: findingIn(language, reason) })),
    language,
  );

/** The problems of `DraftsService` that are about the area: the rest of the form is in order. */
export const areaProblems = ['area-refused', 'outside-territory', 'commune-unknown'] as const;

export function areaErrors({ slug, members, detail }: Problem, language: ConsoleLanguage): FieldError[] {
  const known = areaProblems.find((each) => each === slug);
  const refusal = known === undefined || known === 'area-refused' ? members['reason'] : known;
  const reason = typeof refusal === 'string' ? consoleRefusal(language, refusal as ConsoleRefusal) : detail; // its codes are `AreaRefusalCode`
  return draftErrors([{ path: 'area', reason }], language);
}
