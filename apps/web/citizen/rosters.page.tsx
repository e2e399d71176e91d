import type { Language } from '../../../libs/channels/language';
import type { RosterFault, RosterProgress } from '../../../libs/check-ins/rosters/roster';
import { columnOf } from '../../../libs/check-ins/rosters/roster-row';
import { ErrorSummary } from '../error-summary';
import { type FieldError, FileField, TextField } from '../fields';
import { messagesFor } from '../messages/messages-for';
import { rosterWords } from '../messages/rosters';
import { localNumber } from '../local-moment';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

interface RostersPageProps {
  readonly language: Language;
  readonly incident?: string | undefined;
  readonly errors: readonly FieldError[];
}

/** A school or hospital sends who is present. */
export function RostersPage({ language, incident, errors }: RostersPageProps) {
  const t = rosterWords[language];
  return (
    <CitizenLayout language={language} title={t.title}>
      <ErrorSummary title={messagesFor(language).errorSummary} errors={errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.hint}</p>
      <p>{t.form}</p>
      <form method="post" action={paths.rosters} encType="multipart/form-data" noValidate>
        <TextField
          name="key"
          label={t.key}
          hint={t.keyHint}
          errors={errors}
          type="password"
          autoComplete="off"
          dir="ltr"
          maxLength={100}
        />
        <TextField
          name="incident"
          label={t.incident}
          hint={t.incidentHint}
          value={incident}
          errors={errors}
          inputMode="numeric"
          dir="ltr"
          maxLength={40}
          short
        />
        <FileField name="file" label={t.file} hint={t.fileHint} errors={errors} accept=".csv,text/csv" />
        <button>{t.submit}</button>
      </form>
    </CitizenLayout>
  );
}

interface RosterPageProps {
  readonly language: Language;
  readonly roster: RosterProgress;
  /** The first of them. */
  readonly faults: readonly RosterFault[];
}

/** How far a list has come. Until it is read the page loads itself again every three seconds. */
export function RosterPage({ language, roster, faults }: RosterPageProps) {
  const t = rosterWords[language];
  const { publicId, rows, done, finishedAt } = roster;
  const number = (count: number): string => localNumber(count, language);
  return (
    <CitizenLayout
      language={language}
      title={t.result}
      head={finishedAt ? undefined : <meta http-equiv="refresh" content="3" />}
    >
      <h1>{t.result}</h1>
      <p role="status">{finishedAt ? t.finished(rows) : t.reading(done, rows)}</p>
      <progress max={rows} value={done} aria-label={t.result} />
      <dl class="tiles">
        {(['taken', 'unchanged', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt>{t[name]}</dt>
            <dd>{number(roster[name])}</dd>
          </div>
        ))}
      </dl>
      {faults.length > 0 && (
        <section>
          <p class="notice">{t.again}</p>
          <div class="scroll" tabIndex={0} role="region" aria-label={t.refused}>
            <table>
              <thead>
                <tr>
                  {(['line', 'column', 'wrong', 'toDo'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {faults.map(({ line, kind }) => (
                  <tr key={line}>
                    <th scope="row">{number(line)}</th>
                    <td>{t.columns[columnOf(kind)]}</td>
                    <td>{t.faults[kind][0]}</td>
                    <td>{t.faults[kind][1]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <a href={paths.rosterFaults(publicId)}>{t.download}</a>
          </p>
        </section>
      )}
      <p>
        <a href={paths.rosters}>{t.another}</a>
      </p>
    </CitizenLayout>
  );
}
