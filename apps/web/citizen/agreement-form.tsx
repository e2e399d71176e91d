import type { Language } from '../../../libs/channels/language';
import { type FieldError, TextField } from '../fields';
import { circleWords } from '../messages/circle';
import { paths } from '../paths';
import { DaysSelect } from './follower-buttons';

interface AgreementFormProps {
  readonly language: Language;
  readonly phone: string | undefined;
  readonly errors: readonly FieldError[];
}

/** Consent to somebody who has not asked. */
export function AgreementForm({ language, phone, errors }: AgreementFormProps) {
  const t = circleWords[language];
  return (
    <details open={phone !== undefined}>
      <summary>{t.aheadTitle}</summary>
      <form method="post" action={paths.agreeAhead} class="inline" noValidate>
        <TextField
          name="aheadPhone"
          label={t.aheadPhone}
          hint={t.aheadHint}
          value={phone}
          errors={errors}
          type="tel"
          inputMode="tel"
          dir="ltr"
          maxLength={32}
        />
        <label>
          {t.agreeFor} <DaysSelect language={language} />
        </label>
        <button class="quiet">{t.aheadDo}</button>
      </form>
    </details>
  );
}
