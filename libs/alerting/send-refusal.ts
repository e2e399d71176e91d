import { type Language, languages } from '../channels/language';
import { oneLine, smsLine } from '../channels/sms-text';
import { isIntact } from '../incidents/content-hash';
import type { PublishedVersion } from '../incidents/incident';
import { missingFacts } from '../incidents/missing-facts';
import { localTime } from './local-time';
import { renderMessage, type Template } from './message-text';
import type { MessageChannel } from './rendered-text';

type DatedTemplate = Template & { readonly at: string; readonly timeZone: string };

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
): string | undefined {
  if (!isIntact(version)) return 'the content is not what was approved';
  if (version.content.area.coordinates.length === 0) return 'there is no area';
  if (!isGroundIntact) return 'the stored area is not what was approved';
  return unsaidFacts(version.content.texts, template);
}

/**
 * The first text, of all languages and channels, that does not say the place, the hazard or the local time. A discreet
 * push says nothing of the kind, on purpose.
 */
export function unsaidFacts(texts: PublishedVersion['content']['texts'], template: DatedTemplate): string | undefined {
  const time = localTime(template.at, template.timeZone);
  const isDiscreet = !('texts' in template);
  for (const [language, text] of Object.entries(texts)) {
    for (const channel of channels.filter((each) => !(isDiscreet && each === 'push'))) {
      const clean = channel === 'sms' ? smsLine : oneLine;
      const facts = { place: clean(text.areaName), hazard: clean(text.event), localTime: time };
      const { title = '', body } = renderMessage(template, language as Language, channel);
      const missing = missingFacts(`${title} ${body}`, facts);
      if (missing.length > 0)
        return `the ${language} text for ${channel} does not say the ${missing.join(' and the ')}`;
    }
  }
  return languages.some((language) => texts[language]) ? undefined : 'there are no words';
}
