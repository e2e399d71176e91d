import { z } from 'zod';

/** What Twilio posts when a message changes state; fields that we do not use are passed over. */
export const smsStatusSchema = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/),
  MessageStatus: z.string().max(20),
  From: z.string().max(40).optional(),
  ErrorCode: z.coerce.number().int().optional(),
  query: z.object({ delivery: z.string().max(64) }),
});

export const pushReceiptSchema = z.strictObject({
  token: z.string().max(200),
  stage: z.enum(['delivered', 'seen']),
});

/** What Twilio posts when a call changes state; fields that we do not use are passed over. */
export const callStatusSchema = z.object({
  CallSid: z.string().regex(/^CA[0-9a-f]{32}$/),
  CallStatus: z.string().max(20),
  query: z.object({ delivery: z.string().max(64) }),
});
