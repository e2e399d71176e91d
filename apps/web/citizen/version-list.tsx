import { direction, type Language } from '../../../libs/channels/language';
import type { VersionKind, VersionState } from '../messages/messages';
import { messagesFor } from '../messages/messages-for';
import { Moment } from '../moment';

export interface PublicVersion {
  readonly number: number;
  readonly kind: VersionKind;
  readonly state: VersionState;
  readonly headline: string;
  readonly textLanguage: Language;
  readonly sentAt: string;
  readonly capHref: string;
}

interface VersionListProps {
  readonly language: Language;
  readonly versions: readonly PublicVersion[];
  readonly timeZone: string;
}

/** Every message that was ever sent, cancelled ones too: what people were told must not vanish. */
export function VersionList({ language, versions, timeZone }: VersionListProps) {
  const t = messagesFor(language).incident;
  return (
    <section class="versions">
      <h2>{t.versionsTitle}</h2>
      <ol reversed>
        {versions.map((version) => (
          <li key={version.number} value={version.number} class={`state-${version.state}`}>
            <p class="line">
              <b>{t.kind[version.kind]}</b> <span class={`badge badge-${version.state}`}>{t.state[version.state]}</span>
            </p>
            <p class="headline" lang={version.textLanguage} dir={direction(version.textLanguage)}>
              {version.headline}
            </p>
            <p class="muted">
              <Moment at={version.sentAt} timeZone={timeZone} language={language} />{' '}
              <a
                href={version.capHref}
                aria-label={`${t.cap}, ${t.version(version.number)}`}
                type="application/cap+xml"
              >
                {t.cap}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
