import { z } from 'zod';
import { agreementDays, consentCommands } from '../../../libs/circles/follow';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { filled, type Form } from '../form';

const days = z.coerce.number().pipe(z.literal(agreementDays));

const decision = z.object({ command: z.enum(consentCommands), days: days.optional() });

/** What a button beside a follower posts. @throws malformed-request */
export function readDecision(form: Form | undefined): z.infer<typeof decision> {
  const read = decision.safeParse({ command: filled(form, 'decision'), days: filled(form, 'days') });
  if (!read.success) throw platformProblems['malformed-request']();
  return read.data;
}

/** @throws malformed-request */
export function readDays(form: Form | undefined): z.infer<typeof days> {
  const read = days.safeParse(filled(form, 'days'));
  if (!read.success) throw platformProblems['malformed-request']();
  return read.data;
}
