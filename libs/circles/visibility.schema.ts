import { z } from 'zod';
import { type OwnVisibility, visibilityLevels } from './visibility';

export const visibilitySchema = z.strictObject({ level: z.enum(visibilityLevels) });

export const visibilityResponse = z.object({
  level: z.enum(visibilityLevels),
  code: z.string().nullable().describe('to be handed to others; it opens something at the levels code and public'),
});

export const toVisibilityResponse = ({ level, code }: OwnVisibility): z.infer<typeof visibilityResponse> => ({
  level,
  code,
});
