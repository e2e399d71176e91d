import { z } from 'zod';
import { languages } from '../channels/language';
import { categories, certainties, modes, responseTypes, severities, urgencies } from './alert';
import { inseeCode } from './commune-outlines';

const code = z.strictObject({ name: z.string().min(1).max(40), value: z.string().min(1).max(80) });
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const words = z
  .string()
  .max(4000)
  .transform((value) => value.replace(/\r\n?/g, '\n').trim());

const alertText = z.strictObject({
  event: words,
  headline: words,
  description: words.default(''),
  instruction: words,
  areaName: words,
  /** Left empty, it is prepared from the rest. */
  plain: words.optional(),
});

/** What is left empty says the prepared words. */
const preparedText = z.strictObject({
  headline: words.default(''),
  description: words.default(''),
  instruction: words.default(''),
});

/** `Unknown` is never offered to an author: whoever sends an alert has judged it. */
const known = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values).refine((value) => value !== 'Unknown', 'choose a value: Unknown tells nobody anything');

/** A GeoJSON Polygon or MultiPolygon, or a circle, is checked by `parseArea`; codes of communes and departments are looked up. */
const place = z.union([
  z.strictObject({
    communes: z.array(z.string().regex(inseeCode)).min(1).max(100),
  }),
  z.strictObject({ shape: z.record(z.string(), z.unknown()) }),
]);

export const draftSchema = z.strictObject({
  mode: z.enum(modes),
  category: z.enum(categories),
  eventCodes: z.array(code).max(10).default([]),
  responseTypes: z.array(z.enum(responseTypes)).min(1).max(5),
  urgency: known(urgencies),
  severity: known(severities),
  certainty: known(certainties),
  onset: instant.optional(),
  expires: instant,
  web: z
    .url({ protocol: /^https$/ })
    .max(200)
    .optional(),
  contact: z.string().max(200).optional(),
  note: z.string().max(500).optional(),
  area: place,
  geocodes: z.array(code).max(100).default([]),
  texts: z.partialRecord(z.enum(languages), alertText),
  correction: z.partialRecord(z.enum(languages), preparedText).optional(),
});

export type Draft = z.infer<typeof draftSchema>;

/** The mode of an incident is fixed when it is drafted. */
export const updateSchema = draftSchema.omit({ mode: true });
export type UpdateDraft = z.infer<typeof updateSchema>;

export const stepUpSchema = z.strictObject({ password: z.string().max(200), totp: z.string().regex(/^\d{6}$/) });

export const approvalSchema = stepUpSchema.extend({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) });
export const reasonSchema = z.strictObject({ reason: z.string().trim().min(3).max(500) });
export const falseAlarmSchema = stepUpSchema.extend(reasonSchema.shape);
