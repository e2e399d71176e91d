import type { Language } from '../channels/language';
import { smsSize } from '../channels/sms-text';
import { answerTokenLength } from '../check-ins/answer-token';
import { renderMessage, type Template } from './message-text';

/** Stands in the words of a message for the link of each person: as long, and nobody's. */
const anybody = '0'.repeat(answerTokenLength);

/** Within so many segments the link may cost one more; beyond, it must cost none. Arabic needs twice as many. */
const budget = { 'GSM-7': 2, 'UCS-2': 4 } as const;

export const answerUrl = (publicUrl: string, token: string): string => `${publicUrl}/a/${token}`;

type Asking = Template & { readonly kind: 'alert' | 'update' | 'reminder' | 'ask_again' | 'safety_ask' };

export function asksForAnswer(template: Template): template is Asking {
  const { kind } = template;
  return kind === 'alert' || kind === 'update' || kind === 'reminder' || kind === 'ask_again' || kind === 'safety_ask';
}

/**
 * The same message with the place of a one-tap link instead of the link to the incident's page, where it asks for an
 * answer and the text keeps to its budget. The page behind it leads to the incident's page, and digits answer as well.
 */
export function withAnswerLink(template: Template, language: Language, publicUrl: string): Template {
  if (!asksForAnswer(template)) return template;
  const linked = { ...template, url: answerUrl(publicUrl, anybody) };
  const [before, after] = [template, linked].map((each) => smsSize(renderMessage(each, language, 'sms').body));
  return after.segments <= Math.max(before.segments, budget[after.encoding]) ? linked : template;
}

/** Puts somebody's own link where `withAnswerLink` has kept its place. */
export function ofPerson(body: string, publicUrl: string, link: string | undefined): string {
  const place = answerUrl(publicUrl, anybody);
  return link !== undefined && body.endsWith(place) ? body.slice(0, -place.length) + link : body;
}

/** The reverse, whosever link it is: what two people were sent is the same again. */
export function ofAnybody(body: string, publicUrl: string): string {
  const cut = body.length - answerTokenLength;
  return body.slice(0, cut).endsWith(answerUrl(publicUrl, '')) ? body.slice(0, cut) + anybody : body;
}
