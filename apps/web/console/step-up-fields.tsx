import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';

interface StepUpFieldsProps {
  readonly language: ConsoleLanguage;
  readonly errors: readonly FieldError[];
}

/** Proof, at this very moment, that the signed-in officer is the one who acts. */
export function StepUpFields({ language, errors }: StepUpFieldsProps) {
  const t = consoleMessagesFor(language).review;
  return (
    <>
      <TextField
        name="password"
        label={t.password}
        errors={errors}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <TextField
        name="totp"
        label={t.totp}
        errors={errors}
        inputMode="numeric"
        autoComplete="one-time-code"
        short
        maxLength={6}
        required
      />
    </>
  );
}
