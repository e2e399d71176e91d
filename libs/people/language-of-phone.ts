import type { Language } from '../channels/language';
import { type PhoneNumber, phoneRegion } from '../channels/phone-number';

const regions: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  fr: 'FR RE YT GP MQ GF BL MF PM NC PF WF MC BE LU SN CI ML BF NE TG BJ GA CG CD CM CF GN MG HT',
  es: 'ES AD MX AR BO CL CO CR CU DO EC GT HN NI PA PE PR PY SV UY VE GQ',
  de: 'DE AT LI CH',
  ar: 'AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE',
};

const languageOf = new Map(
  Object.entries(regions).flatMap(([language, list]) =>
    list.split(' ').map((region) => [region, language as Language]),
  ),
);

/** The language to write to a phone in before its owner has chosen one: its country's, else English. */
export function languageOfPhone(phone: PhoneNumber): Language {
  return languageOf.get(phoneRegion(phone) ?? '') ?? 'en';
}
