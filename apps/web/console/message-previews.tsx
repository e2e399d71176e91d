import { direction, type Language } from '../../../libs/channels/language';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { languageNames } from '../messages/language-names';

/** One language of an alert as phones will show it. */
export interface MessagePreview {
  readonly language: Language;
  readonly sms: string;
  readonly encoding: string;
  readonly segments: number;
  readonly characters: number;
  readonly push: { readonly title: string; readonly body: string };
}

interface MessagePreviewsProps {
  readonly language: ConsoleLanguage;
  readonly previews: readonly MessagePreview[];
}

export function MessagePreviews({ language, previews }: MessagePreviewsProps) {
  const t = consoleMessagesFor(language).review;
  return (
    <ul class="previews">
      {previews.map(({ language: written, sms, encoding, segments, characters, push }) => (
        <li key={written}>
          <h3 lang={written} dir={direction(written)}>
            {languageNames[written]}
          </h3>
          <p class="muted">
            {t.smsAs}: {t.segments(encoding, segments, characters)}
          </p>
          <p class="bubble text" lang={written} dir={direction(written)}>
            {sms}
          </p>
          <p class="muted">{t.pushAs}</p>
          <p class="bubble" lang={written} dir={direction(written)}>
            <b>{push.title}</b>
            <br />
            {push.body}
          </p>
        </li>
      ))}
    </ul>
  );
}
