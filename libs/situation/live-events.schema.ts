import { z } from 'zod';
import { languages } from '../channels/language';

const count = z.number().int().positive();

/** What a gateway tells an open page, by the name of the event. */
export const liveEvents = {
  /** Again rather than never: a page knows by its id what it has. */
  message: z.strictObject({
    id: count,
    title: z.string().optional(),
    body: z.string(),
    language: z.enum(languages),
    kind: z.string(),
  }),
  /** All that was missed has been sent. */
  'caught-up': z.strictObject({}),
  /** Of the incident whose public page is open. */
  version: z.strictObject({ version: count }),
  /** The gateway is about to go: come back at a random moment within this time. */
  leaving: z.strictObject({ withinSeconds: count }),
} as const;

export type LiveEvents = { readonly [Name in keyof typeof liveEvents]: z.infer<(typeof liveEvents)[Name]> };
