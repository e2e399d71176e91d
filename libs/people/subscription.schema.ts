import { z } from 'zod';
import { languages } from '../channels/language';
import { mostPlaces, placeKinds } from './person';
import { typedPhone } from './phone.schema';

/** Letters of any script with the marks that names are written with; nothing that could pass for a text or an address. */
export const personName = z
  .string()
  .transform((name) => name.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^\p{L}[\p{L}\p{M} '’.-]*$/u, 'letters, spaces, hyphens and apostrophes only'),
  );

export const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const places = z.array(position.extend({ kind: z.enum(placeKinds) })).max(mostPlaces);

export const subscriptionSchema = typedPhone.extend({
  name: personName.optional(),
  language: z.enum(languages),
  places: places.optional(),
});

export const requestIdSchema = z.uuid();

export const codeSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') });
