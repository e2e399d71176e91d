import { type Language, languages } from '../channels/language';
import { smsLine } from '../channels/sms-text';
import { isIntact } from '../incidents/content-hash';
import type { PublishedVersion } from '../incidents/incident';
import { missingFacts } from '../incidents/missing-facts';
import { localTime } from './local-time';
import { renderMessage, type Template } from './message-text';

/**
 * Why an alert must not leave, asked at the last step before its audience is frozen: it is no longer what was approved,
 * it covers no ground, or one of its texts would not say what happens, where and when.
 */
export function sendRefusal(
  version: PublishedVersion,
  template: Template & { readonly at: string; readonly timeZone: string },
): string | undefined {
  if (!isIntact(version)) return 'the content is not what was approved';
  if (version.content.area.coordinates.length === 0) return 'there is no area';
  const time = localTime(template.at, template.timeZone);
  for (const [language, text] of Object.entries(version.content.texts)) {
    const { body } = renderMessage(template, language as Language, 'sms');
    const missing = missingFacts(body, { place: smsLine(text.areaName), hazard: smsLine(text.event), localTime: time });
    if (missing.length > 0) return `the ${language} text does not say the ${missing.join(' and the ')}`;
  }
  return languages.some((language) => version.content.texts[language]) ? undefined : 'there are no words';
}
