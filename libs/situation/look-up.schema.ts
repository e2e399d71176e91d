import { z } from 'zod';
import { answers } from '../check-ins/answer';
import { circleProblems } from '../circles/circle-problems';
import { parseCode } from '../circles/visibility';
import { readTypedPhone, typedPhone } from '../people/phone.schema';
import type { Found, LookUp } from './look-up';

export const lookUpSchema = z.union([typedPhone.strict(), z.strictObject({ code: z.string().min(1).max(40) })]);

/** @throws phone-unreadable or code-unreadable, which look only at what was typed */
export function readLookUp(typed: z.infer<typeof lookUpSchema>): LookUp {
  if ('phone' in typed) return { phone: readTypedPhone(typed) };
  const code = parseCode(typed.code);
  if (code === undefined) throw circleProblems['look-up-code-unreadable']();
  return { code };
}

export const lookUpResponse = z.object({
  found: z
    .object({
      answer: z.enum(answers),
      at: z.iso.datetime().describe('rounded down to a quarter of an hour'),
      freshness: z.enum(['fresh', 'stale']),
    })
    .nullable()
    .describe('null says nothing: unknown, not visible to the asker, or no answer yet'),
});

export const toLookUpResponse = (found: Found | undefined): z.infer<typeof lookUpResponse> => ({
  found: found ? { answer: found.answer, at: found.at.toISOString(), freshness: found.freshness } : null,
});
