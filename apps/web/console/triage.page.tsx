import type { Desk } from '../../../libs/check-ins/triage/desk';
import type { Mode } from '../../../libs/incidents/alert';
import { elapsedText, localNumber } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { hotlineWords } from '../messages/console/hotline';
import { triageWords } from '../messages/console/triage';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { LiveText } from './live-value';
import { placeText } from './place-text';
import { TriageTable } from './triage-table';
import { deskFigures, triageValues } from './triage-values';

export interface TriagePageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly incident: { readonly id: string; readonly mode: Mode; readonly headline: string };
  readonly desk: Desk;
  /** Of communes by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who calls for help, the gravest and oldest first. Without a script the page loads itself again every fifteen seconds. */
export function TriagePage({ language, officerName, incident, desk, names }: TriagePageProps) {
  const t = triageWords[language];
  const seen = desk.counts.newestAct ?? 0;
  const values = triageValues({ ...desk.counts, now: desk.now }, language, seen);
  const reload = (
    <noscript>
      <meta http-equiv="refresh" content="15" />
    </noscript>
  );
  return (
    <ConsoleLayout
      language={language}
      title={`${t.title} – ${incident.headline}`}
      officerName={officerName}
      mode={incident.mode}
      islands={['/assets/live-watch.js']}
      head={reload}
    >
      <h1>{t.title}</h1>
      <p class="lead">
        <a href={paths.watch(incident.id)}>{incident.headline}</a>
      </p>
      <div data-values-url={`${paths.triageValues(incident.id)}?seen=${seen}`}>
        <p class="notice" role="alert" data-stale={consoleMessagesFor(language).watch.stale} hidden />
        <p class="unseen" role="status" data-announce />
        <p class="notice" data-row="changed" hidden>
          <a href={paths.triage(incident.id)}>{t.changed}</a>
        </p>
        <dl class="tiles">
          {deskFigures.map((name) => (
            <div key={name}>
              <dt>{t[name]}</dt>
              <dd>
                <LiveText name={name} values={values} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p>
        <a href={paths.hotline}>{hotlineWords[language].title}</a>
      </p>
      <section>
        <h2>{t.calls}</h2>
        {desk.calls.length === 0 ? (
          <p class="calm">{t.none}</p>
        ) : (
          <TriageTable language={language} incidentId={incident.id} label={t.calls} calls={desk.calls} names={names} now={desk.now} /> // prettier-ignore
        )}
      </section>
      {desk.unproven.length > 0 && (
        <section>
          <h2>{t.unproven}</h2>
          <p class="hint">{t.unprovenHint}</p>
          <ul>
            {desk.unproven.map(({ place, tickets, waiting, oldest }) => (
              <li key={place ?? ''}>
                {place === null ? t.unknownPlace : placeText(place, names, language)}: {t.waiting.toLowerCase()}{' '}
                {localNumber(waiting, language)}, {elapsedText((desk.now.getTime() - oldest.getTime()) / 1000)}.{' '}
                <a href={`${paths.triageUnproven(incident.id)}?place=${encodeURIComponent(place ?? '')}`}>
                  {t.openGroup(localNumber(tickets, language))}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {desk.reporters.length > 0 && (
        <section>
          <h2>{t.reporters}</h2>
          <p class="hint">{t.reportersHint}</p>
          <ul>
            {desk.reporters.map(({ personId, phoneEnding, contradicted, reports, isBelieved }) => (
              <li key={personId}>
                {t.reporter(phoneEnding, localNumber(contradicted, language), localNumber(reports, language))}
                {!isBelieved && (
                  <>
                    {' '}
                    <b class="badge">{t.notBelieved}</b>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ConsoleLayout>
  );
}
