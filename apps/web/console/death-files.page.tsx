import type { DeathFile } from '../../../libs/check-ins/liaison/death-file';
import type { Mode } from '../../../libs/incidents/alert';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { deathFileWords } from '../messages/console/death-files';
import { Moment } from '../moment';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { StepUpFields } from './step-up-fields';

export interface DeathFilesPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly incident: { readonly id: string; readonly mode: Mode };
  readonly files: readonly Pick<DeathFile, 'publicId' | 'status' | 'openedAt'>[];
  /** What was typed into the form that was refused. */
  readonly typed?: { readonly phone?: string | undefined; readonly reason?: string | undefined };
  readonly errors?: readonly FieldError[];
}

/** The death files of an incident, and the form that opens one. */
export function DeathFilesPage(props: DeathFilesPageProps) {
  const { language, officerName, timeZone, incident, files, typed, errors = [] } = props;
  const t = deathFileWords[language];
  return (
    <ConsoleLayout language={language} title={t.title} officerName={officerName} mode={incident.mode}>
      <ErrorSummary title={consoleMessagesFor(language).errorSummary} errors={errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {files.length === 0 && <p class="calm">{t.none}</p>}
      <ul class="incidents">
        {files.map(({ publicId, status, openedAt }) => (
          <li key={publicId} class="card">
            <p>
              <b class="badge">{t.status[status]}</b> {t.openedAt}{' '}
              <Moment at={openedAt.toISOString()} timeZone={timeZone} language={language} />
            </p>
            <p class="actions">
              <a class="button quiet" href={paths.deathFile(incident.id, publicId)}>
                {t.see}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <form method="post" action={paths.deathFiles(incident.id)} class="panel">
        <h2>{t.open}</h2>
        <p class="hint">{t.openHint}</p>
        <TextField
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          value={typed?.phone}
          errors={errors}
          type="tel"
          autoComplete="off"
          maxLength={32}
          required
        />
        <TextField
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          value={typed?.reason}
          errors={errors}
          rows={3}
          maxLength={500}
          required
        />
        <StepUpFields language={language} errors={errors} />
        <button class="danger">{t.openIt}</button>
      </form>
      <p>
        <a href={paths.watch(incident.id)}>{consoleMessagesFor(language).watch.title}</a>
      </p>
    </ConsoleLayout>
  );
}
