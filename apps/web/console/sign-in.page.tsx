import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';

export interface SignInPageProps {
  readonly language: ConsoleLanguage;
  readonly email?: string | undefined;
  /** Where the sign-in leads. */
  readonly next?: string;
  /** One refusal for all three: which of them was wrong is not said. */
  readonly errors?: readonly FieldError[];
}

export function SignInPage({ language, email, next = paths.console, errors = [] }: SignInPageProps) {
  const t = consoleMessagesFor(language);
  return (
    <ConsoleLayout language={language} title={t.signIn.title}>
      <div class="narrow">
        <ErrorSummary title={t.errorSummary} errors={errors} />
        <h1>{t.signIn.title}</h1>
        <form method="post" action={paths.signIn} noValidate>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            label={t.signIn.email}
            value={email}
            errors={errors}
            type="email"
            autoComplete="username"
            maxLength={254}
            required
          />
          <TextField
            name="password"
            label={t.signIn.password}
            errors={errors}
            type="password"
            autoComplete="current-password"
            maxLength={200}
            required
          />
          <TextField
            name="totp"
            label={t.signIn.totp}
            hint={t.signIn.totpHint}
            errors={errors}
            inputMode="numeric"
            autoComplete="one-time-code"
            short
            maxLength={6}
            required
          />
          <button>{t.signIn.submit}</button>
        </form>
      </div>
    </ConsoleLayout>
  );
}
