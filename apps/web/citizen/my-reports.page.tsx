import type { Language } from '../../../libs/channels/language';
import { answers } from '../../../libs/check-ins/answer';
import type { ReportAbout } from '../../../libs/check-ins/report-about';
import { relations } from '../../../libs/check-ins/source';
import { ErrorSummary } from '../error-summary';
import { ChoiceField, type FieldError, SelectField, TextField } from '../fields';
import { messagesFor } from '../messages/messages-for';
import { onBehalfWords } from '../messages/on-behalf';
import { Moment } from '../moment';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

/** What was typed, as it comes back with a refusal. */
export interface ReportInput {
  readonly phone?: string | undefined;
  readonly relation?: string | undefined;
  readonly contact?: string | undefined;
  readonly answer?: string | undefined;
}

interface MyReportsPageProps {
  readonly language: Language;
  readonly timeZone: string;
  /** Of the report that this form will send, once. */
  readonly reportKey: string;
  readonly reports: readonly ReportAbout[];
  readonly saved: boolean;
  readonly input: ReportInput;
  readonly errors: readonly FieldError[];
}

/** What others said of the reader, with the button that contradicts it; and a form to say how somebody else is. */
export function MyReportsPage({ language, timeZone, reportKey, reports, saved, input, errors }: MyReportsPageProps) {
  const t = onBehalfWords[language];
  const { incident, me, errorSummary } = messagesFor(language);
  return (
    <CitizenLayout language={language} title={t.title}>
      <ErrorSummary title={errorSummary} errors={errors} />
      {saved && (
        <p class="saved" role="status">
          {me.done}
        </p>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.hint}</p>
      <p class="danger-line">{incident.danger}</p>
      <form method="post" action={paths.myReports} noValidate>
        <input type="hidden" name="key" value={reportKey} />
        <TextField
          name="phone"
          label={t.phone}
          value={input.phone}
          errors={errors}
          type="tel"
          inputMode="tel"
          dir="ltr"
          maxLength={32}
        />
        <SelectField
          name="relation"
          label={t.relation}
          value={input.relation ?? 'other'}
          errors={errors}
          options={relations.map((value) => ({ value, label: t.relations[value] }))}
        />
        <ChoiceField
          kind="radio"
          name="contact"
          label={t.contact}
          errors={errors}
          chosen={input.contact ? [input.contact] : []}
          options={[
            { value: 'yes', label: t.hadContact },
            { value: 'no', label: t.noContact },
          ]}
        />
        <ChoiceField
          kind="radio"
          name="answer"
          label={t.answer}
          errors={errors}
          chosen={input.answer ? [input.answer] : []}
          options={answers.map((value) => ({ value, label: t.answers[value] }))}
        />
        <button>{t.submit}</button>
      </form>
      <section>
        <h2>{t.aboutTitle}</h2>
        {reports.length === 0 && <p class="muted">{t.nothing}</p>}
        <ul class="rows">
          {reports.map(({ id, reporterName, relation, hadContact, answer, saidAt }) => (
            <li key={id}>
              <span>
                <bdi>{reporterName || t.someone}</bdi>
                {relation && ` (${t.relations[relation]})`}: {t.answers[answer]}.{' '}
                <span class="muted">
                  {hadContact === false && `${t.unconfirmed} `}
                  <Moment at={saidAt.toISOString()} timeZone={timeZone} language={language} />
                </span>
              </span>
              <form method="post" action={paths.disputeReport(id)}>
                <button class="quiet" aria-label={`${t.dispute}: ${reporterName || t.someone}`}>
                  {t.dispute}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a href={paths.me}>{me.title}</a>
      </p>
    </CitizenLayout>
  );
}
