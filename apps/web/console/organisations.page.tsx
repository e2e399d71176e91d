import { type Organisation, organisationKinds } from '../../../libs/check-ins/rosters/organisation';
import { ErrorSummary } from '../error-summary';
import { type FieldError, SelectField, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { organisationWords } from '../messages/console/organisations';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';

interface OrganisationsPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly organisations: readonly Pick<Organisation, 'publicId' | 'name' | 'kind' | 'verifiedAt'>[];
  /** Just verified: shown this once. */
  readonly issued?: { readonly name: string; readonly key: string } | undefined;
  readonly input?: { readonly name?: string | undefined; readonly kind?: string | undefined };
  readonly errors: readonly FieldError[];
}

/** Which schools and hospitals may send lists of people present. */
export function OrganisationsPage({
  language,
  officerName,
  organisations,
  issued,
  input = {},
  errors,
}: OrganisationsPageProps) {
  const t = organisationWords[language];
  return (
    <ConsoleLayout language={language} title={t.title} officerName={officerName}>
      <ErrorSummary title={consoleMessagesFor(language).errorSummary} errors={errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.hint}</p>
      {issued && (
        <section class="notice" role="status">
          <h2>{t.keyTitle(issued.name)}</h2>
          <p>
            <code>{issued.key}</code>
          </p>
          <p>
            {t.keyHint} <a href={paths.rosters}>{paths.rosters}</a>
          </p>
        </section>
      )}
      {organisations.length === 0 && <p class="calm">{t.none}</p>}
      <ul class="rows">
        {organisations.map(({ publicId, name, kind, verifiedAt }) => (
          <li key={publicId}>
            <span>
              <b>{name}</b> <span class="muted">{t.kinds[kind]}</span>
            </span>
            <span>{verifiedAt ? t.verified : t.waiting}</span>
            {!verifiedAt && (
              <form method="post" action={paths.verifyOrganisation(publicId)}>
                <button class="quiet" aria-label={`${t.verify}: ${name}`}>
                  {t.verify}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <h2>{t.addTitle}</h2>
      <form method="post" action={paths.organisations} noValidate>
        <TextField name="name" label={t.name} value={input.name} errors={errors} maxLength={80} />
        <SelectField
          name="kind"
          label={t.kind}
          value={input.kind ?? 'school'}
          errors={errors}
          options={organisationKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <button>{t.add}</button>
      </form>
    </ConsoleLayout>
  );
}
