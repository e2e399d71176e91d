import { z } from 'zod';

/** What a page says first: whose it is, or which public incident it shows. It never names a room. */
export const liveHandshakeSchema = z.union([
  z.strictObject({
    ticket: z.string().regex(/^[\w-]{43}$/),
    /** The id of the last message that the page has: what came after it is sent again. */
    since: z.number().int().min(0).default(0),
  }),
  /** The short number that stands in the address of the public page. */
  z.strictObject({ incident: z.number().int().positive() }),
]);
