import { type Language, languages } from '../../../libs/channels/language';
import type { AlertContent, AlertText, PreparedText, PreparedTexts } from '../../../libs/incidents/alert';
import { preparedPlain } from '../../../libs/incidents/plain-version';
import { preparedCorrection } from '../../../libs/incidents/prepared-texts';
import { fromLocalTime, toLocalTime } from './local-time';

export const textFields = [
  'event',
  'headline',
  'instruction',
  'description',
  'areaName',
  'plain',
] as const satisfies readonly (keyof AlertText)[];

export const correctionFields = [
  'headline',
  'instruction',
  'description',
] as const satisfies readonly (keyof PreparedText)[];

export const singleFields = [
  'mode', 'category', 'urgency', 'severity', 'certainty', 'onset', 'expires', 'web', 'contact', 'note',
  'areaKind', 'latitude', 'longitude', 'radiusMetres', 'geojson', 'communes',
] as const; // prettier-ignore

/** What the form holds, as typed: it comes back unchanged when it is refused. Times are on the territory's wall clock. */
export type DraftInput = Partial<Record<(typeof singleFields)[number], string>> & {
  readonly responseTypes: readonly string[];
  readonly texts: Partial<Record<Language, Partial<AlertText>>>;
  /** Only what is to be said instead of the prepared words. */
  readonly correction: Partial<Record<Language, Partial<PreparedText>>>;
};

export const emptyDraft: DraftInput = { responseTypes: [], texts: {}, correction: {} };

/** Reads a posted form; anything that is not one of its fields is left out. */
export function draftInputOf(form: Readonly<Record<string, unknown>>): DraftInput {
  const read = (name: string): string | undefined => (typeof form[name] === 'string' ? form[name] : undefined);
  const singles = singleFields.flatMap((name) => pairOf(name, read(name)));
  const responseTypes = [form.responseTypes].flat().filter((value) => typeof value === 'string');
  const inEachLanguage = (group: string, fields: readonly string[]) =>
    Object.fromEntries(
      languages.map((language) => [
        language,
        Object.fromEntries(fields.flatMap((field) => pairOf(field, read(`${group}.${language}.${field}`)))),
      ]),
    );
  return {
    ...Object.fromEntries(singles),
    responseTypes,
    texts: inEachLanguage('texts', textFields),
    correction: inEachLanguage('correction', correctionFields),
  };
}

/** The form of an alert that exists already; its area comes back as the outline that was stored. */
export function draftInputFrom(content: AlertContent, timeZone: string): DraftInput {
  const {
    mode,
    category,
    urgency,
    severity,
    certainty,
    onset,
    expires,
    web,
    contact,
    note,
    area,
    responseTypes,
    texts,
  } = content;
  const optional = { onset: onset && toLocalTime(new Date(onset), timeZone), web, contact, note };
  return {
    mode, category, urgency, severity, certainty, responseTypes, texts: withoutPrepared(texts), correction: ownCorrection(content),
    ...Object.fromEntries(Object.entries(optional).flatMap(([name, value]) => pairOf(name, value))),
    expires: toLocalTime(new Date(expires), timeZone),
    areaKind: 'shape',
    geojson: JSON.stringify({ type: area.type, coordinates: area.coordinates }),
  }; // prettier-ignore
}

/** A plain version that was prepared is prepared anew from what is written now. */
function withoutPrepared(texts: AlertContent['texts']): DraftInput['texts'] {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { plain, ...text }]) => {
      return [language, plain === preparedPlain(text) ? text : { ...text, plain }];
    }),
  );
}

/** What was written instead of the prepared words, which come by themselves. */
function ownCorrection({ texts, correction = {} }: AlertContent): DraftInput['correction'] {
  const prepared: PreparedTexts = preparedCorrection(texts);
  const own = languages.map((language) => {
    const words = correction[language];
    const written = correctionFields.filter((field) => words?.[field] !== prepared[language]?.[field]);
    return [language, Object.fromEntries(written.flatMap((field) => pairOf(field, words?.[field])))];
  });
  return Object.fromEntries(own) as DraftInput['correction'];
}

/** The draft as the API takes it, still unchecked: `draftSchema` says what is wrong with it. */
export function draftFrom(input: DraftInput, timeZone: string): Record<string, unknown> {
  const { mode, category, urgency, severity, certainty, web, contact, note, responseTypes } = input;
  const named = { mode, category, urgency, severity, certainty, web, contact, note };
  const filled = Object.entries(named).flatMap(([name, value]) => pairOf(name, value?.trim()));
  const times = (['onset', 'expires'] as const).flatMap((name) => {
    const local = input[name]?.trim();
    return pairOf(name, local && (fromLocalTime(local, timeZone)?.toISOString() ?? local));
  });
  const texts = Object.entries(input.texts).filter(([, text]) => isWritten(text));
  const complete = texts.map(([language, text]) => [
    language,
    Object.fromEntries(textFields.flatMap((field) => (field === 'plain' ? pairOf(field, text.plain?.trim()) : [[field, text[field] ?? '']]))), // prettier-ignore
  ]);
  const correction = Object.entries(input.correction).filter(([, words]) => isWritten(words));
  return {
    ...(correction.length > 0 && { correction: Object.fromEntries(correction) }),
    ...Object.fromEntries([...filled, ...times]),
    responseTypes,
    area: areaFrom(input),
    texts: Object.fromEntries(complete),
  };
}

/** The same for a later message: the mode of an incident is fixed, whatever the form says. */
export function updateFrom(input: DraftInput, timeZone: string): Record<string, unknown> {
  const { mode: _, ...draft } = draftFrom(input, timeZone);
  return draft;
}

export const isWritten = (text: Partial<AlertText> | undefined): boolean =>
  text !== undefined && Object.values(text).some((value) => value.trim() !== '');

function areaFrom({ areaKind, latitude, longitude, radiusMetres, geojson, communes }: DraftInput): unknown {
  if (areaKind === 'communes') return { communes: (communes ?? '').split(/[\s,;]+/).filter(Boolean) };
  if (areaKind === 'shape') return { shape: parsedJson(geojson ?? '') };
  return {
    shape: { type: 'Circle', centre: [numberOf(longitude), numberOf(latitude)], radiusMetres: numberOf(radiusMetres) },
  };
}

/** A decimal comma is how most of our officers write; an empty field is no number. */
const numberOf = (text: string | undefined): number =>
  text?.trim() ? Number(text.trim().replace(',', '.')) : Number.NaN;

/** Text that is no JSON stays text, which the schema refuses by name. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const pairOf = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value]] : []);
