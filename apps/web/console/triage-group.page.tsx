import type { DeskCall } from '../../../libs/check-ins/triage/desk';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { triageWords } from '../messages/console/triage';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { placeText } from './place-text';
import type { TriagePageProps } from './triage.page';
import { TriageTable } from './triage-table';

export interface TriageGroupPageProps extends Pick<TriagePageProps, 'officerName' | 'incident' | 'names'> {
  readonly language: ConsoleLanguage;
  readonly place: string;
  readonly calls: readonly DeskCall[];
  readonly now: Date;
}

/** What unconfirmed numbers say of one place. */
export function TriageGroupPage({ language, officerName, incident, names, place, calls, now }: TriageGroupPageProps) {
  const t = triageWords[language];
  const where = place === '' ? t.unknownPlace : placeText(place, names, language);
  return (
    <ConsoleLayout
      language={language}
      title={`${t.unproven} – ${where}`}
      officerName={officerName}
      mode={incident.mode}
    >
      <h1>{t.unproven}</h1>
      <p class="lead">{where}</p>
      <p class="hint">{t.unprovenHint}</p>
      <TriageTable language={language} incidentId={incident.id} label={where} calls={calls} names={names} now={now} />
      <p>
        <a href={paths.triage(incident.id)}>{t.back}</a>
      </p>
    </ConsoleLayout>
  );
}
