import { z } from 'zod';

/** The ids of messages that a page says it has. */
export const liveHaveSchema = z.array(z.number().int().positive()).max(500);
