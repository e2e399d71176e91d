import { z } from 'zod';
import { totpCodeInput } from './officer.schema';

export const signInRequest = z.strictObject({
  // Any text: what is no address belongs to nobody, and is refused like an unknown one.
  email: z.string().trim().min(1).max(254).toLowerCase(),
  password: z.string().min(1).max(200),
  totp: totpCodeInput,
});
