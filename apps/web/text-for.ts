import { fallbackLanguage, type Language, languages } from '../../libs/channels/language';
import type { AlertContent, AlertText } from '../../libs/incidents/alert';

/** What a draft that has no words yet says. */
const silence: AlertText = { event: '', headline: '', description: '', instruction: '', areaName: '' };

/** The words of an alert for a reader, and the language that they turned out to be in. */
export function textFor(
  { texts }: Pick<AlertContent, 'texts'>,
  reader: Language,
): { readonly text: AlertText; readonly textLanguage: Language } {
  const written = languages.filter((language) => texts[language] !== undefined);
  const textLanguage = written.length === 0 ? reader : fallbackLanguage(reader, written);
  return { text: texts[textLanguage] ?? silence, textLanguage };
}
