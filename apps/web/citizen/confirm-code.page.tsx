import type { Language } from '../../../libs/channels/language';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export interface ConfirmCodePageProps {
  readonly language: Language;
  /** Masked, e.g. "+33•••••12". */
  readonly phone: string;
  readonly minutes: number;
  readonly errors?: readonly FieldError[];
}

/** The pending subscription is known by its cookie, so that no number stands in an address. */
export function ConfirmCodePage({ language, phone, minutes, errors = [] }: ConfirmCodePageProps) {
  const t = messagesFor(language);
  return (
    <CitizenLayout language={language} title={t.confirm.title}>
      <ErrorSummary title={t.errorSummary} errors={errors} />
      <h1>{t.confirm.title}</h1>
      <p class="lead">{t.confirm.lead(phone)}</p>
      <form method="post" action={paths.confirm} noValidate>
        <TextField
          name="code"
          label={t.confirm.code}
          hint={t.confirm.codeHint(minutes)}
          errors={errors}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          short
          maxLength={12}
          required
        />
        <button>{t.confirm.submit}</button>
      </form>
      <form method="post" action={paths.resendCode} class="panel">
        <p>{t.confirm.noCode}</p>
        <button class="quiet">{t.confirm.resend}</button>
      </form>
    </CitizenLayout>
  );
}
