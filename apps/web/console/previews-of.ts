import { languages } from '../../../libs/channels/language';
import { smsSize } from '../../../libs/channels/sms-text';
import { withAnswerLink } from '../../../libs/alerting/answer-url';
import { renderMessage } from '../../../libs/alerting/message-text';
import type { AlertContent } from '../../../libs/incidents/alert';
import type { IncidentId } from '../../../libs/incidents/incident';
import { paths } from '../paths';
import type { VersionKind } from '../messages/messages';
import type { MessagePreview } from './message-previews';

export interface Previewed {
  readonly kind: VersionKind;
  readonly content: AlertContent;
  /** When it would be sent. */
  readonly at: Date;
  readonly timeZone: string;
  /** Of the incident, as texts say it. */
  readonly number: IncidentId;
  readonly publicUrl: string;
}

/** The message in each of its languages, by the very code that writes it to phones. */
export function previewsOf({ kind, content, at, timeZone, number, publicUrl }: Previewed): MessagePreview[] {
  const { mode, texts } = content;
  const url = publicUrl + paths.incident(String(number));
  const template = { kind, mode, texts, at: at.toISOString(), timeZone, url } as const;
  return languages
    .filter((language) => texts[language] !== undefined)
    .map((language) => {
      const sms = renderMessage(withAnswerLink(template, language, publicUrl), language, 'sms').body;
      const { title = '', body } = renderMessage(template, language, 'push');
      return { language, sms, ...smsSize(sms), push: { title, body } };
    });
}

/** Whatever language somebody reads: the dearest is what to reckon with. */
export const mostSegments = (previews: readonly MessagePreview[]): number =>
  Math.max(1, ...previews.map(({ segments }) => segments));
