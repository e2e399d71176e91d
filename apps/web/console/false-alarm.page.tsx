import type { Mode } from '../../../libs/incidents/alert';
import { ErrorSummary } from '../error-summary';
import type { FieldError } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { type MessagePreview, MessagePreviews } from './message-previews';
import { StepUpFields } from './step-up-fields';

export interface FalseAlarmPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly incident: { readonly id: string; readonly mode: Mode; readonly headline: string };
  readonly previews: readonly MessagePreview[];
  readonly errors?: readonly FieldError[];
}

export function FalseAlarmPage({ language, officerName, incident, previews, errors = [] }: FalseAlarmPageProps) {
  const t = consoleMessagesFor(language);
  return (
    <ConsoleLayout language={language} title={t.falseAlarm.title} officerName={officerName} mode={incident.mode}>
      <ErrorSummary title={t.errorSummary} errors={errors} />
      <h1>{t.falseAlarm.title}</h1>
      <p class="lead">
        <bdi>{incident.headline}</bdi>
      </p>
      <p>{t.falseAlarm.lead}</p>
      <form method="post" action={paths.falseAlarm(incident.id)} class="panel approve" noValidate autocomplete="off">
        <StepUpFields language={language} errors={errors} />
        <button class="danger">{t.falseAlarm.submit}</button>
      </form>
      <h2>{t.falseAlarm.previews}</h2>
      <MessagePreviews language={language} previews={previews} />
      <p>
        <a href={paths.watch(incident.id)}>{t.falseAlarm.back}</a>
      </p>
    </ConsoleLayout>
  );
}
