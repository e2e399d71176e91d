import { z } from 'zod';
import { typedPhone } from '../people/phone.schema';
import { personName } from '../people/subscription.schema';

/** The number is of whoever is asked. */
export const hotlineAskSchema = typedPhone.extend({
  callerName: personName,
  reason: z.string().trim().min(3).max(500),
});
