import { z } from 'zod';
import { forgeries } from './carrier/forgery';
import { phoneConditions } from './carrier/lifecycle';
import { faultNames } from './faults';

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/);
const share = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(3_600_000);
const range = z
  .tuple([milliseconds, milliseconds])
  .refine(([from, to]) => from <= to, 'the bounds are in the wrong order');
const httpUrl = z.url({ protocol: /^https?$/ });

export const connectSchema = z.strictObject({ serverUrl: httpUrl, publicUrl: httpUrl.optional() });

export const faultsSchema = z.strictObject({
  rules: z.array(
    z.strictObject({
      fault: z.enum(faultNames),
      share: share.optional(),
      channel: z.enum(['sms', 'push', 'voice']).optional(),
      to: z.string().optional(),
      from: z.string().optional(),
      times: z.int().min(1).optional(),
      code: z.int().optional(),
      retryAfterSeconds: z.int().min(0).optional(),
      afterMs: milliseconds.optional(),
    }),
  ),
});

export const receiptsSchema = z.strictObject({
  statuses: z.array(z.enum(['queued', 'sent', 'delivered', 'undelivered', 'failed'])).optional(),
  copies: z.tuple([z.int().min(1), z.int().max(20)]).optional(),
  lostShare: share.optional(),
  lateMs: range.optional(),
  shuffledShare: share.optional(),
});

export const phonesSchema = z.strictObject({
  phones: z.array(z.strictObject({ phone, condition: z.enum(phoneConditions) })).max(100_000),
});

export const textSchema = z.strictObject({
  from: phone,
  body: z.string().min(1).max(1_600),
  to: z.string().optional(),
  repeats: z.int().min(0).max(1_000).optional(),
  afterMs: milliseconds.optional(),
  retries: z.int().min(0).max(10).optional(),
  forgery: z.enum(forgeries).optional(),
});

const plan = {
  answers: z.enum(['picks-up', 'no-answer', 'busy', 'machine']).optional(),
  keys: z
    .array(z.string().regex(/^([0-9*#-]|hang-up)$/))
    .max(100)
    .optional(),
  repeats: z.int().min(0).max(100).optional(),
  speaksSeconds: z.int().min(0).max(60).optional(),
};

export const callPlansSchema = z.strictObject({
  plans: z.array(z.strictObject({ phone, ...plan })).max(100_000),
});

export const dialledCallSchema = z.strictObject({
  from: phone,
  to: z.string().optional(),
  forgery: z.enum(forgeries).optional(),
  ...plan,
});

export const keySchema = z.strictObject({ key: z.string().regex(/^[0-9*#]$/) });

export const subscriptionsSchema = z.strictObject({
  subscriptions: z
    .array(z.strictObject({ owner: phone.optional(), applicationServerKey: z.string().optional() }))
    .min(1)
    .max(10_000),
});

export const subscriptionStateSchema = z.strictObject({ state: z.enum(['gone', 'asleep', 'awake']) });
