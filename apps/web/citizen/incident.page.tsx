import { direction, type Language } from '../../../libs/channels/language';
import type { MultiPolygon } from '../../../libs/geo/geojson';
import type { AlertText, Mode, Severity } from '../../../libs/incidents/alert';
import { AreaMap } from '../area-map';
import { messagesFor } from '../messages/messages-for';
import { ModeBanner } from '../mode-banner';
import { Moment } from '../moment';
import { paths } from '../paths';
import { webLink } from '../web-link';
import { CitizenLayout } from './citizen-layout';
import { HowToAnswer } from './how-to-answer';
import { type PublicVersion, VersionList } from './version-list';

export interface PublicIncident {
  readonly id: string;
  readonly mode: Mode;
  readonly status: 'active' | 'all_clear' | 'cancelled' | 'expired';
  readonly severity: Severity;
  /** The newest version's text (the correction, once cancelled) in the reader's language, else in `textLanguage`. */
  readonly text: AlertText;
  readonly textLanguage: Language;
  readonly senderName: string;
  readonly onset?: string | undefined;
  readonly sentAt: string;
  readonly expires: string;
  readonly web?: string | undefined;
  readonly contact?: string | undefined;
  readonly area: MultiPolygon;
  readonly timeZone: string;
  /** Newest first, cancelled and expired ones included. */
  readonly versions: readonly PublicVersion[];
}

export interface IncidentPageProps {
  readonly language: Language;
  readonly incident: PublicIncident;
  /** E.164 number that takes answers by SMS. */
  readonly smsNumber: string;
}

export function IncidentPage({ language, incident, smsNumber }: IncidentPageProps) {
  const t = messagesFor(language);
  const { text, textLanguage, status, mode } = incident;
  const written = { lang: textLanguage, dir: direction(textLanguage) };
  const exercise = mode === 'Actual' ? '' : `${t.mode[mode].title} – `;
  return (
    <CitizenLayout language={language} title={exercise + text.headline} islands={['/assets/live-incident.js']}>
      <ModeBanner mode={mode} words={t.mode} />
      {status !== 'active' && (
        <div class={`over over-${status}`} role="note">
          <h2>{t.over[status].title}</h2>
          <p>{t.over[status].detail}</p>
        </div>
      )}
      <div
        role="status"
        class="changed"
        data-version-url={paths.incidentVersion(incident.id)}
        data-version={incident.versions[0]?.number}
        data-changed={t.incident.changed}
        data-reload={t.incident.reload}
      />
      <article class={`alert is-${status} severity-${incident.severity} mode-${mode}`}>
        <header>
          <p class="hazard">
            {status === 'active' && <span class="severity">{t.severity[incident.severity]}</span>}
            <span {...written}>{text.event}</span>
          </p>
          <h1 {...written}>{text.headline}</h1>
          <p class="where" {...written}>
            {text.areaName}
          </p>
          {text.plain && (
            <p class="plain" {...written}>
              {text.plain}
            </p>
          )}
        </header>
        {textLanguage !== language && <p class="notice">{t.incident.otherLanguage(textLanguage)}</p>}
        <section class="do-now">
          <h2>{t.incident.whatToDo}</h2>
          <p class="text" {...written}>
            {text.instruction}
          </p>
        </section>
        {text.description && (
          <section>
            <h2>{t.incident.whatHappens}</h2>
            <p class="text" {...written}>
              {text.description}
            </p>
          </section>
        )}
      </article>
      <HowToAnswer language={language} incidentId={incident.id} smsNumber={smsNumber} open={status === 'active'} />
      <WhereAndWhen language={language} incident={incident} />
      <VersionList language={language} versions={incident.versions} timeZone={incident.timeZone} />
    </CitizenLayout>
  );
}

function WhereAndWhen({ language, incident }: Pick<IncidentPageProps, 'language' | 'incident'>) {
  const t = messagesFor(language);
  const zone = { timeZone: incident.timeZone, language };
  const web = incident.web && webLink(incident.web);
  return (
    <section class="facts">
      <h2>{t.incident.where}</h2>
      <AreaMap area={incident.area} label={t.incident.outline(incident.text.areaName)} />
      <h2>{t.incident.when}</h2>
      <dl>
        {incident.onset && (
          <>
            <dt>{t.incident.onset}</dt>
            <dd>
              <Moment at={incident.onset} {...zone} />
            </dd>
          </>
        )}
        <dt>{t.incident.sent}</dt>
        <dd>
          <Moment at={incident.sentAt} {...zone} />
        </dd>
        <dt>{t.incident.expires}</dt>
        <dd>
          <Moment at={incident.expires} {...zone} />
        </dd>
        <dt>{t.incident.issuedBy}</dt>
        <dd>
          <bdi>{incident.senderName}</bdi>
        </dd>
        {web && (
          <>
            <dt>{t.incident.web}</dt>
            <dd>
              <a href={web} rel="noreferrer" dir="ltr">
                {web}
              </a>
            </dd>
          </>
        )}
        {incident.contact && (
          <>
            <dt>{t.incident.contact}</dt>
            <dd>
              <bdi>{incident.contact}</bdi>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
