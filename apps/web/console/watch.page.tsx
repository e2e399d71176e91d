import type { StoredRefusal } from '../../../libs/alerting/send-refusal';
import { answers } from '../../../libs/check-ins/answer';
import type { Mode } from '../../../libs/incidents/alert';
import type { IncidentStatus } from '../../../libs/incidents/incident';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { deathFileWords } from '../messages/console/death-files';
import { triageWords } from '../messages/console/triage';
import { Moment } from '../moment';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { GapTable } from './gap-table';
import { OutlookLines } from './outlook-lines';
import type { Expected } from './expected';
import { PausedCells } from './paused-cells';
import { LiveBar, LiveText } from './live-value';
import { ProgressTable } from './progress-table';
import type { WatchValues } from './live-values';
import { RefusedMessage } from './refused-message';
import { ToldTable } from './told-table';
import { type WatchCounts, watchValues } from './watch-values';

export interface WatchPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly incident: {
    readonly id: string;
    readonly mode: Mode;
    readonly status: IncidentStatus;
    readonly headline: string;
    readonly areaName: string;
    readonly expires: string;
  };
  readonly counts: WatchCounts;
  /** For what has not left; absent when nothing will. */
  readonly outlook?: Expected | undefined;
  readonly mayWrite: boolean;
  /** Takes calls for help. */
  readonly isResponder: boolean;
  /** Speaks with families. */
  readonly isLiaison?: boolean;
  /** Cells in which nobody is sought any further, with what officers call them. */
  readonly paused: readonly { readonly cell: string; readonly name: string }[];
  /** What was approved and did not leave. */
  readonly refusals: readonly StoredRefusal[];
}

/** Live counts. Without a script the page loads itself again every five seconds. */
export function WatchPage({
  language,
  officerName,
  timeZone,
  incident,
  counts,
  outlook,
  mayWrite,
  isResponder,
  isLiaison,
  paused,
  refusals,
}: WatchPageProps) {
  const t = consoleMessagesFor(language);
  const values = watchValues(counts, language);
  const reload = (
    <noscript>
      <meta http-equiv="refresh" content="5" />
    </noscript>
  );
  const tiles = [
    ['elapsed', t.watch.elapsed],
    ['audience', t.watch.audience],
    ['answered', t.watch.answered],
    ['openCallsForHelp', t.watch.calls],
    ['silent', t.watch.silent],
  ] as const;
  return (
    <ConsoleLayout
      language={language}
      title={`${t.watch.title} – ${incident.headline}`}
      officerName={officerName}
      mode={incident.mode}
      islands={['/assets/live-watch.js']}
      head={reload}
    >
      <p class="badges">
        <span class={`badge badge-${incident.status}`}>{t.incidentStatus[incident.status]}</span>
        <span>
          {t.watch.expires} <Moment at={incident.expires} timeZone={timeZone} language={language} />
        </span>
        <a href={paths.incident(incident.id)}>{t.watch.publicPage}</a>
        {isResponder && <a href={paths.triage(incident.id)}>{triageWords[language].title}</a>}
        {isLiaison && <a href={paths.deathFiles(incident.id)}>{deathFileWords[language].title}</a>}
      </p>
      <h1>{incident.headline}</h1>
      <p class="lead">{incident.areaName}</p>
      {refusals.map((refused) => (
        <RefusedMessage
          key={refused.audience}
          language={language}
          timeZone={timeZone}
          incidentId={incident.id}
          refused={refused}
          mayUpdate={mayWrite && incident.status === 'active'}
        />
      ))}
      {paused.length > 0 && (
        <PausedCells language={language} incidentId={incident.id} paused={paused} mayWrite={mayWrite} />
      )}
      <div data-values-url={paths.watchValues(incident.id)}>
        {refusals.length === 0 && <News name="refused" isGrave values={values} incidentId={incident.id} />}
        {paused.length === 0 && <News name="paused" values={values} incidentId={incident.id} />}
        <p class="notice" role="alert" data-stale={t.watch.stale} hidden />
        <p class="unseen" role="status" data-announce />
        <dl class="tiles">
          {tiles.map(([name, label]) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                <LiveText name={name} values={values} />
              </dd>
            </div>
          ))}
        </dl>
        <div class="columns watched">
          <section>
            <h2>{t.watch.answers}</h2>
            <ul class="bars">
              {answers.map((kind) => (
                <li key={kind} class={kind}>
                  <LiveBar name={`answer.${kind}`} label={t.answers[kind]} values={values} />
                </li>
              ))}
              <li>
                <LiveBar name="silent" label={t.watch.silent} values={values} />
              </li>
            </ul>
          </section>
          <section>
            <h2>{t.watch.told}</h2>
            <p class="hint">{t.watch.toldHint}</p>
            {outlook && <OutlookLines language={language} expected={outlook} />}
            <ToldTable language={language} channels={counts.told.map(({ channel }) => channel)} values={values} />
          </section>
        </div>
        <section>
          <h2>{t.reach.gap}</h2>
          <p class="hint">{t.reach.gapHint}</p>
          <GapTable language={language} values={values} />
          <p class="hint">
            <LiveText name="gap.more" values={values} />
          </p>
          <p>
            <a href={paths.watchReach(incident.id)} download>
              {t.reach.download}
            </a>
          </p>
        </section>
        <section>
          <h2>{t.reach.progress}</h2>
          <ProgressTable language={language} values={values} />
        </section>
      </div>
      {mayWrite && incident.status === 'active' && <NextSteps language={language} incidentId={incident.id} />}
    </ConsoleLayout>
  );
}

interface NewsProps {
  readonly name: 'refused' | 'paused';
  readonly isGrave?: true;
  readonly values: WatchValues;
  readonly incidentId: string;
}

/** What has come since the page was loaded, and is told in full when it is loaded again. */
function News({ name, isGrave, values, incidentId }: NewsProps) {
  return (
    <p class={isGrave ? 'notice grave' : 'notice'} role={isGrave && 'alert'} data-row={name} hidden={!values[name]}>
      <a href={paths.watch(incidentId)}>
        <LiveText name={name} values={values} />
      </a>
    </p>
  );
}

function NextSteps({ language, incidentId }: { readonly language: ConsoleLanguage; readonly incidentId: string }) {
  const t = consoleMessagesFor(language).watch;
  return (
    <div class="actions panel">
      <a class="button" href={paths.update(incidentId)}>
        {t.update}
      </a>
      <form method="post" action={paths.allClear(incidentId)}>
        <button class="quiet">{t.allClear}</button>
      </form>
      <a class="button danger" href={paths.falseAlarm(incidentId)}>
        {t.falseAlarm}
      </a>
    </div>
  );
}
