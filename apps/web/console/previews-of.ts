import { languages } from '../../../libs/channels/language';
import { smsSize } from '../../../libs/channels/sms-text';
import { renderMessage } from '../../../libs/alerting/message-text';
import type { AlertContent } from '../../../libs/incidents/alert';
import type { VersionKind } from '../messages/messages';
import type { MessagePreview } from './message-previews';

export interface Previewed {
  readonly kind: VersionKind;
  readonly content: AlertContent;
  /** When it would be sent. */
  readonly at: Date;
  readonly timeZone: string;
  /** Of the public page, as the text will say it. */
  readonly url: string;
}

/** The message in each of its languages, by the very code that writes it to phones. */
export function previewsOf({ kind, content, at, timeZone, url }: Previewed): MessagePreview[] {
  const { mode, texts } = content;
  const template = { kind, mode, texts, at: at.toISOString(), timeZone, url } as const;
  return languages
    .filter((language) => texts[language] !== undefined)
    .map((language) => {
      const sms = renderMessage(template, language, 'sms').body;
      const { title = '', body } = renderMessage(template, language, 'push');
      return { language, sms, ...smsSize(sms), push: { title, body } };
    });
}

/** Whatever language somebody reads: the dearest is what to reckon with. */
export const mostSegments = (previews: readonly MessagePreview[]): number =>
  Math.max(1, ...previews.map(({ segments }) => segments));
