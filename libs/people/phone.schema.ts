import { z } from 'zod';
import { type PhoneNumber, parsePhone } from '../channels/phone-number';
import { peopleProblems } from './people-problems';

/** A telephone number as somebody types it, and the territory whose national form is meant. */
export const typedPhone = z.object({
  phone: z.string().min(3).max(32),
  region: z.string().regex(/^[A-Z]{2}$/).default('FR'),
}); // prettier-ignore

/** @throws phone-unreadable */
export function readTypedPhone({ phone, region }: z.infer<typeof typedPhone>): PhoneNumber {
  const parsed = parsePhone(phone, region);
  if (!parsed) throw peopleProblems['phone-unreadable']();
  return parsed;
}
