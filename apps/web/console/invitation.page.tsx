import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { ConsoleLayout } from './console-layout';

export interface InvitationPageProps {
  readonly language: ConsoleLanguage;
  readonly agencyName: string;
  readonly email: string;
  /** base32, shown in groups of four. */
  readonly totpSecret: string;
  /** otpauth://totp/… */
  readonly totpUri: string;
  readonly name?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** Posts to its own address, which holds the one-time token. */
export function InvitationPage({
  language,
  agencyName,
  email,
  totpSecret,
  totpUri,
  name,
  errors = [],
}: InvitationPageProps) {
  const t = consoleMessagesFor(language);
  const { title, lead, name: nameLabel, password, passwordHint, totpTitle, totpLead, totpLink, submit } = t.invitation;
  return (
    <ConsoleLayout language={language} title={title}>
      <div class="narrow">
        <ErrorSummary title={t.errorSummary} errors={errors} />
        <h1>{title}</h1>
        <p class="lead">
          <bdi>{agencyName}</bdi> · <bdi>{email}</bdi>
        </p>
        <p>{lead}</p>
        <form method="post" noValidate>
          <TextField
            name="name"
            label={nameLabel}
            value={name}
            errors={errors}
            autoComplete="name"
            maxLength={80}
            required
          />
          <TextField
            name="password"
            label={password}
            hint={passwordHint}
            errors={errors}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            required
          />
          <div class="panel">
            <p>{totpLead}</p>
            <p>
              <code class="secret">{totpSecret.match(/.{1,4}/g)?.join(' ')}</code>
            </p>
            <p>
              <a href={totpUri}>{totpLink}</a>
            </p>
            <TextField
              name="totp"
              label={totpTitle}
              errors={errors}
              inputMode="numeric"
              autoComplete="one-time-code"
              short
              maxLength={6}
              required
            />
          </div>
          <button>{submit}</button>
        </form>
      </div>
    </ConsoleLayout>
  );
}
