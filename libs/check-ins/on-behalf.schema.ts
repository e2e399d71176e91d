import { z } from 'zod';
import { typedPhone } from '../people/phone.schema';
import { answers } from './answer';
import type { ReportAbout } from './report-about';
import { relations } from './source';

/** How another person is, by phone number. */
export const onBehalfSchema = typedPhone.extend({
  answer: z.enum(answers),
  relation: z.enum(relations),
  hadContact: z.boolean(),
});

export const reportsResponse = (reports: readonly ReportAbout[]) => ({ reports });
