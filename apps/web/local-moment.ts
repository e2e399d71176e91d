import type { Language } from '../../libs/channels/language';

/** Arabic keeps Western digits: they are the ones that people type back in an answer. */
const locale = (language: Language): string =>
  language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;

/** Day and time in the territory's zone with the zone's name, e.g. "vendredi 13 novembre 2015 à 21:30 UTC+1". */
export function localMoment(instant: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZone, timeZoneName: 'short',
  }).format(new Date(instant)); // prettier-ignore
}

/** Day without time, e.g. "13 novembre 2015". */
export function localDay(instant: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone }).format(new Date(instant));
}

/** Weekday and time, e.g. "ven. 21:30"; for what is at most some days old. */
export function localHour(moment: Date, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
  }).format(moment); // prettier-ignore
}

export const localNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locale(language)).format(value);

/** A share from 0 to 1 in percent, e.g. "45 %"; never 0 for something. */
export function localShare(share: number, language: Language): string {
  const shown = share > 0 ? Math.max(share, 0.01) : 0;
  return new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}

/** e.g. "45 s", "12 min 05 s", "3 h 07 min". */
export function elapsedText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (whole < 60) return `${whole} s`;
  if (minutes < 60) return `${minutes} min ${two(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
