import { z } from 'zod';
import { parsePhone, type PhoneNumber } from '../channels/phone-number';

/** Twilio's own limit of a concatenated message, and room for one that grows. */
const longestBody = 10_000;

/**
 * A message as Twilio posts it. Fields that we do not use may come and go without notice; those we use are read
 * strictly. A sender that is no telephone (a short code, a name) cannot be answered and is no citizen.
 */
export const inboundSmsSchema = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/),
  AccountSid: z.string(),
  From: z
    .string()
    .transform((value): PhoneNumber | undefined => (/^\+\d{7,15}$/.test(value) ? parsePhone(value, 'FR') : undefined)),
  To: z.string().regex(/^\+?\d{3,15}$/),
  /** Set where the carrier acts upon keywords itself: STOP, START or HELP. */
  OptOutType: z.string().max(20).optional(),
  Body: z.string().max(longestBody).default(''),
});
