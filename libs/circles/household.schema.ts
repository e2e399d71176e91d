import { z } from 'zod';
import { typedPhone } from '../people/phone.schema';
import { type Member, type Membership, shownToDeclarer } from './household';

/** A member with a phone of their own is asked whether the declarer may speak for them. */
export const memberSchema = typedPhone.partial({ phone: true }).extend({ name: z.string().min(1).max(60) }).strict(); // prettier-ignore

export const memberIdSchema = z.uuid();

export const membershipSchema = z.enum(['accept', 'refuse']);

/** Both directions: for whom I speak, and who speaks for me or asks to. */
export const householdResponse = (members: readonly Member[], memberships: readonly Membership[]) => ({
  members: members.map(({ publicId, number, name, status }) => ({
    id: publicId,
    number,
    name,
    status: shownToDeclarer(status),
  })),
  memberships: memberships.map(({ publicId, ...membership }) => ({ id: publicId, ...membership })),
});
