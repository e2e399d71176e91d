import { direction, type Language } from '../../../libs/channels/language';
import type { Mode, Severity } from '../../../libs/incidents/alert';
import { messagesFor } from '../messages/messages-for';
import { Moment } from '../moment';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export interface HomeIncident {
  readonly id: string;
  readonly mode: Mode;
  readonly severity: Severity;
  readonly headline: string;
  readonly areaName: string;
  /** The language that headline and areaName are written in. */
  readonly textLanguage: Language;
  readonly expires: string;
  readonly timeZone: string;
}

export interface HomePageProps {
  readonly language: Language;
  /** Active ones only, gravest first. */
  readonly incidents: readonly HomeIncident[];
}

export function HomePage({ language, incidents }: HomePageProps) {
  const t = messagesFor(language);
  return (
    <CitizenLayout language={language} title={t.home.title}>
      <h1>{t.home.title}</h1>
      <p class="lead">{t.home.lead}</p>
      <h2>{t.home.activeTitle}</h2>
      {incidents.length === 0 && <p class="calm">{t.home.none}</p>}
      <ul class="incidents">
        {incidents.map((incident) => (
          <li key={incident.id} class={`card severity-${incident.severity} mode-${incident.mode}`}>
            {incident.mode !== 'Actual' && <b class="badge">{t.mode[incident.mode].title}</b>}
            <span class="severity">{t.severity[incident.severity]}</span>
            <h3 lang={incident.textLanguage} dir={direction(incident.textLanguage)}>
              <a href={paths.incident(incident.id)}>{incident.headline}</a>
            </h3>
            <p lang={incident.textLanguage} dir={direction(incident.textLanguage)}>
              {incident.areaName}
            </p>
            <p class="muted">
              {t.home.until} <Moment at={incident.expires} timeZone={incident.timeZone} language={language} />
            </p>
          </li>
        ))}
      </ul>
      <section class="panel">
        <h2>{t.home.howTitle}</h2>
        <ol class="steps">
          {t.home.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>
          <a class="button" href={paths.subscribe}>
            {t.home.subscribe}
          </a>
        </p>
      </section>
    </CitizenLayout>
  );
}
