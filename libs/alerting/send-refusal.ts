import { type Language, languages } from '../channels/language';
import { oneLine, smsLine } from '../channels/sms-text';
import { isIntact } from '../incidents/content-hash';
import type { PublishedVersion } from '../incidents/incident';
import { type MissingFact, missingFacts } from '../incidents/missing-facts';
import { localTime } from './local-time';
import { renderMessage, type Template } from './message-text';
import type { MessageChannel } from './rendered-text';

type DatedTemplate = Template & { readonly at: string; readonly timeZone: string };

/** Why a message of an incident must not leave. */
export type SendRefusal =
  | { readonly why: 'content-changed' | 'no-area' | 'area-changed' | 'no-words' }
  | {
      readonly why: 'unsaid';
      readonly language: Language;
      readonly channel: MessageChannel;
      readonly facts: readonly MissingFact[];
    };

/** The people whom a version would have told, or the relatives of those. */
export type RefusedAudience = 'people' | 'relatives';

export interface StoredRefusal {
  readonly audience: RefusedAudience;
  readonly refusal: SendRefusal;
  readonly refusedAt: Date;
}

const channels: readonly MessageChannel[] = ['sms', 'push', 'live', 'voice'];

/**
 * Why an alert must not leave, asked at the last step before its audience is frozen: it is no longer what was approved,
 * its ground is lost, or one of its texts would not say what happens, where and when.
 * @param isGroundIntact whether the stored ground is what was approved
 */
export function sendRefusal(
  version: PublishedVersion,
  template: DatedTemplate,
  isGroundIntact: boolean,
): SendRefusal | undefined {
  if (!isIntact(version)) return { why: 'content-changed' };
  if (version.content.area.coordinates.length === 0) return { why: 'no-area' };
  if (!isGroundIntact) return { why: 'area-changed' };
  return unsaidFacts(version.content.texts, template);
}

/**
 * The first text, of all languages and channels, that does not say the place, the hazard or the local time. A discreet
 * push says nothing of the kind, on purpose.
 */
export function unsaidFacts(
  texts: PublishedVersion['content']['texts'],
  template: DatedTemplate,
): SendRefusal | undefined {
  const time = localTime(template.at, template.timeZone);
  const isDiscreet = !('texts' in template);
  for (const [language, text] of Object.entries(texts)) {
    for (const channel of channels.filter((each) => !(isDiscreet && each === 'push'))) {
      const clean = channel === 'sms' ? smsLine : oneLine;
      const facts = { place: clean(text.areaName), hazard: clean(text.event), localTime: time };
      const { title = '', body } = renderMessage(template, language as Language, channel);
      const missing = missingFacts(`${title} ${body}`, facts);
      // The keys of a content are languages.
      if (missing.length > 0) return { why: 'unsaid', language: language as Language, channel, facts: missing };
    }
  }
  return languages.some((language) => texts[language]) ? undefined : { why: 'no-words' };
}
