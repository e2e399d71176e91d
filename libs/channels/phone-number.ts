import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Branded } from '../platform/branded';

/** E.164, e.g. "+33612345678". Only `parsePhone` makes one. */
export type PhoneNumber = Branded<string, 'PhoneNumber'>;

const longestInput = 32;

/** Marks that telephones wrap around a copied number; anywhere but at its ends they could reorder what is shown. */
const copiedMarks = /^[\u200e\u202a\u202d\ufeff\s]+|[\u200e\u202c\ufeff\s]+$/g;

/** ASCII digits only: an Arabic-Indic or full-width digit is somebody else's spelling, read by `interpret` alone. */
const dialable = /^\+?[0-9().\-/ \u00a0\u202f\u2010\u2011\u2013]+$/;

/** France and four overseas calling codes share one plan of nine digits, so that the digits alone name the subscriber. */
const frenchCallingCodes = ['33', '262', '590', '594', '596'];

/**
 * First three of the nine digits → the overseas calling code. Arcep's national plan: Réunion and Mayotte, Guadeloupe
 * (with Saint-Martin and Saint-Barthélemy), Guyane, Martinique. Without it 0596… typed in Paris "is valid" as +33 596….
 */
const overseasCode: Readonly<Record<string, string>> = {
  '262': '262', '263': '262', '269': '262', '639': '262', '692': '262', '693': '262',
  '590': '590', '690': '590', '691': '590',
  '594': '594', '694': '594',
  '596': '596', '696': '596', '697': '596',
}; // prettier-ignore

/**
 * @param input as a person typed it: national or international, spaced or punctuated, at most 32 characters
 * @param region ISO 3166-1 code of the territory whose national form is meant, e.g. "RE"; an unknown one leaves only
 *   the international form
 */
export function parsePhone(input: string, region: string): PhoneNumber | undefined {
  if (input.length > longestInput) return undefined;
  const text = input.replace(copiedMarks, '');
  if (!dialable.test(text)) return undefined;
  // Without the punctuation: to the library a slash starts a second number, and a narrow space ends the first.
  const bare = text.replace(/[^+0-9]/g, '');
  const typed = parsePhoneNumberFromString(bare, isSupportedCountry(region) ? region : undefined);
  if (!typed) return undefined;
  const { countryCallingCode: code, nationalNumber: digits } = typed;
  const valid = callingCodes(code, digits).find((candidate) => isValid(`+${candidate}${digits}`));
  return valid === undefined ? undefined : (`+${valid}${digits}` as PhoneNumber);
}

/** Keeps the calling code and the last two digits: "+33•••••12". */
export function maskPhone(phone: PhoneNumber): string {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode ?? '';
  return `+${code}•••••${phone.slice(-2)}`;
}

/** ISO 3166-1 code of the territory, e.g. "RE"; undefined for satellite and other worldwide numbers. */
export function phoneRegion(phone: PhoneNumber): string | undefined {
  return parsePhoneNumberFromString(phone)?.country;
}

/**
 * Whether a one-time code may be sent there: a mobile in a listed territory. Premium, shared-cost, satellite and
 * landline ranges are refused whatever the list says, since a code sent there earns its owner money or reaches nobody.
 */
export function isCodeAllowedCountry(phone: PhoneNumber, allowList: readonly string[]): boolean {
  const number = parsePhoneNumberFromString(phone);
  const type = number?.getType();
  const isMobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
  return isMobile && number?.country !== undefined && allowList.includes(number.country);
}

/** The calling codes to try, best first. */
function callingCodes(typed: string, digits: string): readonly string[] {
  if (!frenchCallingCodes.includes(typed)) return [typed];
  const overseas = overseasCode[digits.slice(0, 3)];
  return overseas ? [overseas] : [typed, ...frenchCallingCodes];
}

function isValid(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.isValid() ?? false;
}
