import { z } from 'zod';
import { typedPhone } from '../people/phone.schema';
import { followerResponse } from './follow.schema';
import type { OwnGuardianship } from './guardianship';
import type { Ward } from './guardianship.queries';

/** The number is the guardian's. */
export const guardianSchema = typedPhone.extend({ birthDate: z.iso.date() });

export const guardianCodeSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') });

export const guardianResponse = (own: OwnGuardianship | undefined, wards: readonly Ward[]) => ({
  underAge: own ?? null,
  wards: wards.map(({ publicId, followers, ...ward }) => ({
    id: publicId,
    ...ward,
    followers: followers.map(followerResponse),
  })),
});
