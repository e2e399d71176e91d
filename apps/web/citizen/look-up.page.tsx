import type { Language } from '../../../libs/channels/language';
import type { Found } from '../../../libs/situation/look-up';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import { localHour } from '../local-moment';
import { messagesFor } from '../messages/messages-for';
import { relativesBoardWords } from '../messages/relatives-board';
import { visibilityWords } from '../messages/visibility';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

interface LookUpPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly sought?: string | undefined;
  /** `nothing` in every case in which there is nothing to show. */
  readonly result?: Found | 'nothing' | undefined;
  readonly errors?: readonly FieldError[];
}

export function LookUpPage({ language, timeZone, sought, result, errors = [] }: LookUpPageProps) {
  const t = visibilityWords[language];
  return (
    <CitizenLayout language={language} title={t.lookUpTitle}>
      <ErrorSummary title={messagesFor(language).errorSummary} errors={errors} />
      <h1>{t.lookUpTitle}</h1>
      <p class="lead">{t.lookUpLead}</p>
      {result && (
        <p class="panel" role="status">
          {result === 'nothing' ? t.nothing : foundText(result, language, timeZone)}
        </p>
      )}
      <form method="post" action={paths.lookUp} noValidate>
        <TextField
          name="sought"
          label={t.lookUpField}
          value={sought}
          errors={errors}
          dir="ltr"
          autoComplete="off"
          maxLength={40}
        />
        <button>{t.lookUpDo}</button>
      </form>
      <p>
        <a href={paths.me}>{messagesFor(language).me.title}</a>
      </p>
    </CitizenLayout>
  );
}

function foundText({ answer, at, freshness }: Found, language: Language, timeZone: string): string {
  const t = relativesBoardWords[language];
  const said = t.answers[answer](localHour(at, timeZone, language));
  return freshness === 'stale' ? `${said} ${t.stale}` : said;
}
