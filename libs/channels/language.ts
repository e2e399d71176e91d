/** The languages that every outgoing text exists in; BCP 47 primary subtags. */
export const languages = ['fr', 'en', 'es', 'de', 'ar'] as const;

export type Language = (typeof languages)[number];

export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}

/** Writing direction, for the `dir` attribute. */
export const direction = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/**
 * The language to tell a person in: theirs when the text exists in it, else the first that exists, English before
 * French before the rest.
 */
export function fallbackLanguage(wanted: Language, available: readonly Language[]): Language {
  if (available.includes(wanted)) return wanted;
  const order: readonly Language[] = ['en', 'fr', 'es', 'de', 'ar'];
  const found = order.find((language) => available.includes(language));
  if (!found) throw new RangeError('a text without any language');
  return found;
}
