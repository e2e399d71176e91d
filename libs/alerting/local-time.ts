import type { Language } from '../channels/language';

/** "21:40" in every language, in ASCII digits: the one form that needs no reading habit. */
export function localTime(at: string, timeZone: string): string {
  return format(at, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB');
}

/** The months in words only where they stay within GSM-7, and digits cannot be taken for the American order. */
const dayStyles: Readonly<Record<Language, readonly [locale: string, month: 'numeric' | 'short']>> = {
  fr: ['fr', 'numeric'],
  en: ['en-GB', 'short'],
  es: ['es', 'numeric'],
  de: ['de', 'numeric'],
  ar: ['en-GB', 'numeric'],
};

/** "13/11", "13 Nov", "13.11." */
export function localDay(at: string, timeZone: string, language: Language): string {
  const [locale, month] = dayStyles[language];
  return format(at, { timeZone, day: 'numeric', month }, locale);
}

/** Building a formatter costs a hundred times a formatting, and there are a dozen territories. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: string, options: Intl.DateTimeFormatOptions, locale: string): string {
  const key = JSON.stringify([locale, options]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, formatter);
  return formatter.format(new Date(at));
}
