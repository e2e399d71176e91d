import { canonicalJson } from '../platform/canonical-json';
import type { AlertContent } from './alert';

/** One field that differs between two versions; undefined where it did not exist. */
export interface FieldChange {
  /** E.g. "texts.fr.instruction". */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a version changes, field by field, in the order of their names. An area or a list is one field. */
export function diffOf(before: AlertContent, after: AlertContent): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }));
}

function fieldsOf(content: AlertContent): Map<string, string> {
  const { texts, correction = {}, withdrawal = {}, ...rest } = content;
  const fields = Object.entries(rest).map(([name, value]): [string, string] => [name, shown(value)]);
  const words = Object.entries({ texts, correction, withdrawal }).flatMap(([group, languages]) =>
    Object.entries(languages).flatMap(([language, text]) =>
      Object.entries(text).map(([name, value]): [string, string] => [`${group}.${language}.${name}`, shown(value)]),
    ),
  );
  return new Map([...fields, ...words].filter(([, value]) => value !== ''));
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (canonicalJson(value) ?? ''));
