import type { Language } from '../../../libs/channels/language';
import type { ChannelHealth } from '../../../libs/situation/channel-health';
import { localNumber } from '../local-moment';
import { messagesFor } from '../messages/messages-for';
import { Moment } from '../moment';
import { CitizenLayout } from './citizen-layout';

export interface StatusPageProps {
  readonly language: Language;
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly acceptsAnswers: boolean;
  readonly channels: readonly ChannelHealth[];
}

/** Whether messages arrive: measured by messages to ourselves, not by what the program thinks of itself. */
export function StatusPage({ language, checkedAt, acceptsAnswers, channels }: StatusPageProps) {
  const t = messagesFor(language).status;
  return (
    <CitizenLayout language={language} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p class={acceptsAnswers ? 'calm' : 'notice'}>{acceptsAnswers ? t.answers : t.noAnswers}</p>
      <ul class="incidents">
        {channels.map((health) => (
          <li key={health.channel} class="card">
            <h2>{t.channels[health.channel]}</h2>
            <p>
              <b class={`badge state-${health.state}`}>{t.states[health.state]}</b>
              {health.since && (
                <>
                  {' '}
                  <span class="muted">
                    {t.since} <Moment at={health.since.toISOString()} timeZone="Europe/Paris" language={language} />
                  </span>
                </>
              )}
            </p>
            {health.p50Seconds !== undefined && health.p95Seconds !== undefined && (
              <p class="muted">
                {t.times(localNumber(health.p50Seconds, language), localNumber(health.p95Seconds, language))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="muted">
        {t.checked} <Moment at={checkedAt} timeZone="Europe/Paris" language={language} />
      </p>
    </CitizenLayout>
  );
}
