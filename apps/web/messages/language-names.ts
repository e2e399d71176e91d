import { type Language, languages } from '../../../libs/channels/language';

/** Each language in its own name: people look for theirs without reading the others. */
export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
};

export const languageOptions = languages.map((value) => ({ value, label: languageNames[value] }));
