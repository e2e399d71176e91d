import type { StepUp } from '../../../libs/incidents/approvals.service';
import { stepUpSchema } from '../../../libs/incidents/incident.schema';
import { filled, type Form, typed } from '../form';

/** Password and code of a form; undefined when they cannot be right. Authenticators show the code with a space. */
export const stepUpOf = (form: Form | undefined): StepUp | undefined =>
  stepUpSchema.safeParse({ password: typed(form, 'password'), totp: filled(form, 'totp')?.replace(/\s/g, '') }).data;
