import { direction, type Language } from '../../../libs/channels/language';
import type { Relative, RelativeStatus } from '../../../libs/situation/relatives-board';
import { localHour } from '../local-moment';
import { relativesBoardWords } from '../messages/relatives-board';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export interface RelativesIncidentView {
  readonly id: string;
  readonly headline: string;
  readonly textLanguage: Language;
  readonly timeZone: string;
  readonly answeredPercent: number | null;
  readonly isNetworkDegraded: boolean;
  readonly relatives: readonly Relative[];
}

interface MyRelativesPageProps {
  readonly language: Language;
  readonly followsSomebody: boolean;
  readonly incidents: readonly RelativesIncidentView[];
  /** A question was just taken (the page that a 303 leads to). */
  readonly asked: boolean;
}

/** Why there is no answer yet: what is known of the alert and the phone, of the area, of the network; never a place. */
export function MyRelativesPage({ language, followsSomebody, incidents, asked }: MyRelativesPageProps) {
  const t = relativesBoardWords[language];
  return (
    <CitizenLayout language={language} title={t.title}>
      {asked && (
        <p class="saved" role="status">
          {t.asked}
        </p>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {incidents.length === 0 && <p class="calm">{followsSomebody ? t.nothing : t.nobody}</p>}
      {incidents.map((incident) => (
        <Incident key={incident.id} language={language} incident={incident} />
      ))}
      <div class="actions">
        <a href={paths.myRelatives}>{t.reload}</a>
        <a href={paths.me}>{messagesFor(language).me.title}</a>
      </div>
    </CitizenLayout>
  );
}

function Incident({ language, incident }: { readonly language: Language; readonly incident: RelativesIncidentView }) {
  const t = relativesBoardWords[language];
  const { id, headline, textLanguage, timeZone, answeredPercent, isNetworkDegraded, relatives } = incident;
  const timeOf = (at: Date): string => localHour(at, timeZone, language);
  return (
    <section>
      <h2 lang={textLanguage} dir={direction(textLanguage)}>
        <a href={paths.incident(id)}>{headline}</a>
      </h2>
      <ul class="rows">
        {relatives.map(({ id: followId, name, status }) => (
          <li key={followId}>
            <div class="relative">
              <p>
                <b>
                  <bdi>{name || t.someone}</bdi>
                </b>
              </p>
              <p class={isCalling(status) ? 'danger-line' : undefined}>{statusText(status, language, timeOf)}</p>
            </div>
            {mayBeAsked(status) && (
              <form method="post" action={paths.askIfSafe(followId)}>
                <button class="quiet" aria-label={`${t.ask}: ${name || t.someone}`}>
                  {t.ask}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {answeredPercent !== null && <p>{t.share(answeredPercent)}</p>}
      {isNetworkDegraded && <p class="notice">{t.degraded}</p>}
      <p class="hint">{t.advice}</p>
    </section>
  );
}

const isCalling = (status: RelativeStatus): boolean => status.kind === 'answered' && status.answer === 'need_help';

const mayBeAsked = (status: RelativeStatus): boolean => status.kind !== 'answered' || status.freshness === 'stale';

function statusText(status: RelativeStatus, language: Language, timeOf: (at: Date) => string): string {
  const t = relativesBoardWords[language];
  switch (status.kind) {
    case 'answered': {
      const { answer, at, way, freshness, isConflicting, alsoFor } = status;
      return [
        t.answers[answer](timeOf(at)),
        ...(alsoFor.length > 0 ? [t.alsoFor(alsoFor)] : []),
        ...(t.ways[way] ? [t.ways[way]] : []),
        ...(isConflicting ? [t.conflicting] : []),
        ...(freshness === 'stale' ? [t.stale] : []),
      ].join(' ');
    }
    case 'reached':
      return `${t.silent} ${t.reached(timeOf(status.at))}`;
    case 'on_its_way':
      return `${t.silent} ${t.onItsWay}`;
    case 'not_reached':
      return `${t.silent} ${t.notReached}`;
    case 'not_warned':
      return t.notWarned;
  }
}
