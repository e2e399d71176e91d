import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';
import { parseArea } from '../geo/area';
import { territoryLimits } from './agency';

const territory = z.unknown().transform((input, context) => {
  const parsed = parseArea(input, territoryLimits);
  if ('area' in parsed) return parsed.area;
  context.addIssue({ code: 'custom', message: parsed.detail });
  return z.NEVER;
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && name.includes('/');
  } catch {
    return false; // RangeError is how Intl says "unknown"
  }
}

/** What an operator gives on the command line to found an agency. */
export const agencyDraft = z.strictObject({
  name: z.string().trim().min(1).max(200),
  capSender: z
    .string()
    .max(200)
    .regex(/^[^\s,<&]+$/, 'no space, comma, < or & (CAP 1.2 §3.2.1)'),
  territory,
  timeZone: z.string().refine(isTimeZone, 'an IANA name such as Europe/Paris'),
  phoneRegion: z.string().refine(isSupportedCountry, 'an ISO 3166-1 code such as FR'),
});
