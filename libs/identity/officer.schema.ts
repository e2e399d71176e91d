import { z } from 'zod';
import { type Colleague, type Officer, officerRoles } from './officer';

/** ASCII only, so that lower case here is lower case in the database. */
export const emailAddress = z.string().trim().max(254).toLowerCase().pipe(z.email());
export const roles = z
  .array(z.enum(officerRoles))
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'each role once');
export const publicId = z.uuid();

/** Six digits, spaced as authenticators show them. */
export const totpCodeInput = z
  .string()
  .transform((code) => code.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

export const officerResponse = z.object({
  id: publicId,
  name: z.string(),
  roles: z.array(z.enum(officerRoles)),
  approverFrom: z.iso.datetime(),
});

export function toOfficerResponse(officer: Officer): z.infer<typeof officerResponse> {
  const { publicId: id, name, roles: held, approverFrom } = officer;
  return { id, name, roles: [...held], approverFrom: approverFrom.toISOString() };
}

export const colleagueResponse = officerResponse.extend({ email: z.string(), isDisabled: z.boolean() });

/** For administrators of the same agency. */
export function toColleagueResponse(officer: Colleague): z.infer<typeof colleagueResponse> {
  return { ...toOfficerResponse(officer), email: officer.email, isDisabled: officer.disabledAt !== null };
}
