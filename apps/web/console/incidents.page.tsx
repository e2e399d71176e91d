import type { RefusedAudience } from '../../../libs/alerting/send-refusal';
import type { Mode, Severity } from '../../../libs/incidents/alert';
import type { IncidentStatus, VersionStatus } from '../../../libs/incidents/incident';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { refusalWords } from '../messages/console/send-refusals';
import { elapsedText } from '../local-moment';
import { Moment } from '../moment';
import { organisationWords } from '../messages/console/organisations';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';

export interface IncidentRow {
  readonly id: string;
  readonly mode: Mode;
  readonly status: IncidentStatus;
  readonly severity: Severity;
  readonly headline: string;
  readonly areaName: string;
  readonly expires: string;
  readonly version: number;
  readonly versionStatus: VersionStatus;
  /** Whom its newest message did not leave for although it was approved. */
  readonly refused: readonly RefusedAudience[];
  /** Since it was submitted, when it waits for approval. */
  readonly waitingSeconds?: number | undefined;
}

export interface IncidentsPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  /** Those that wait for approval first. */
  readonly incidents: readonly IncidentRow[];
  readonly mayOperate?: boolean;
}

export function IncidentsPage({ language, officerName, timeZone, incidents, mayOperate }: IncidentsPageProps) {
  const t = consoleMessagesFor(language);
  return (
    <ConsoleLayout language={language} title={t.list.title} officerName={officerName}>
      <h1>{t.list.title}</h1>
      <p>
        <a class="button" href={paths.newIncident}>
          {t.list.create}
        </a>
        {mayOperate && (
          <>
            {' '}
            <a class="button quiet" href={paths.operations}>
              {t.operations.title}
            </a>{' '}
            <a class="button quiet" href={paths.organisations}>
              {organisationWords[language].title}
            </a>
          </>
        )}
      </p>
      {incidents.length === 0 && <p class="calm">{t.list.none}</p>}
      <ul class="incidents">
        {incidents.map((incident) => (
          <li key={incident.id} class={`card severity-${incident.severity} mode-${incident.mode}`}>
            <Badges language={language} incident={incident} />
            {incident.refused.map((audience) => (
              <p key={audience} class="notice grave">
                <b>{refusalWords[language].badge}</b> {refusalWords[language].title[audience]}.
              </p>
            ))}
            <h2>{incident.headline || '—'}</h2>
            <p>{incident.areaName}</p>
            <p class="muted">
              {t.list.expires} <Moment at={incident.expires} timeZone={timeZone} language={language} />
            </p>
            <Links language={language} incident={incident} />
          </li>
        ))}
      </ul>
    </ConsoleLayout>
  );
}

interface PartProps {
  readonly language: ConsoleLanguage;
  readonly incident: IncidentRow;
}

function Badges({ language, incident }: PartProps) {
  const t = consoleMessagesFor(language);
  const { mode, status, version, versionStatus, waitingSeconds } = incident;
  return (
    <p class="badges">
      <b class={`badge mode-badge-${mode}`}>{t.mode[mode].label}</b>
      <span class={`badge badge-${status}`}>{t.incidentStatus[status]}</span>
      <span class={`badge badge-${versionStatus}`}>
        {t.list.version(version)}: {t.versionStatus[versionStatus]}
      </span>
      {waitingSeconds !== undefined && <b class="waiting">{t.list.waiting(elapsedText(waitingSeconds))}</b>}
    </p>
  );
}

/** A running incident can be watched while its next message is being written or waits. */
function Links({ language, incident: { id, headline, status, versionStatus } }: PartProps) {
  const t = consoleMessagesFor(language).list.open;
  const links = [
    versionStatus === 'pending' && ([paths.review(id), t.review] as const),
    (versionStatus === 'draft' || versionStatus === 'returned') && ([paths.draft(id), t.draft] as const),
    status !== 'draft' && status !== 'discarded' && status !== 'rejected' && ([paths.watch(id), t.watch] as const),
  ].filter((link) => link !== false);
  return (
    <p class="actions">
      {links.map(([href, label]) => (
        <a key={href} class="button quiet" href={href} aria-label={`${label}: ${headline}`}>
          {label}
        </a>
      ))}
    </p>
  );
}
