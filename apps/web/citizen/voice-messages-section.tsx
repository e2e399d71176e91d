import type { Language } from '../../../libs/channels/language';
import { localMoment } from '../local-moment';
import { messagesFor } from '../messages/messages-for';

export interface VoiceMessageView {
  readonly id: string;
  /** Empty when the speaker has given none. */
  readonly name: string;
  readonly seconds: number;
  readonly recordedAt: string;
  /** Address of the sound. */
  readonly sound: string;
}

interface VoiceMessagesSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly messages: readonly VoiceMessageView[];
}

/** What those whom one follows have said; shown only when there is something to hear. */
export function VoiceMessagesSection({ language, timeZone, messages }: VoiceMessagesSectionProps) {
  const t = messagesFor(language).me;
  if (messages.length === 0) return null;
  return (
    <section>
      <h2>{t.voiceTitle}</h2>
      <p class="hint">{t.voiceHint}</p>
      <ul class="rows">
        {messages.map(({ id, name, seconds, recordedAt, sound }) => (
          <li key={id}>
            <span>
              <bdi>{name}</bdi> <span class="muted">{localMoment(recordedAt, timeZone, language)}</span>
            </span>
            <audio controls preload="none" src={sound} aria-label={`${t.voiceTitle}: ${name}`} />
            <a href={sound} aria-label={`${t.voiceListen(seconds)}: ${name}`}>
              {t.voiceListen(seconds)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
