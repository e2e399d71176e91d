import { type PhoneNumber, phoneRegion } from '../channels/phone-number';
import type { RateLimit } from '../platform/http/rate-limits';

export interface CountedKey {
  readonly limit: RateLimit;
  readonly key: string;
}

const hour = 3600;
const day = 24 * hour;

/** Texts asked for from one network: a household, a school, or somebody with many addresses. */
export const textsPerNetwork: RateLimit = { name: 'text-network', points: 10, windowSeconds: hour };

const textsPerPhone: RateLimit = { name: 'text-phone', points: 3, windowSeconds: 600 };
const textsPerPhoneAndDay: RateLimit = { name: 'text-phone-day', points: 5, windowSeconds: day };

/** Toll fraud buys blocks of numbers; an operator's block shares seven digits, and few of its owners join in one hour. */
const textsPerBlock: RateLimit = { name: 'text-block', points: 20, windowSeconds: hour };

/** A ceiling on what a ring of many blocks can cost. */
const textsPerCountry: RateLimit = { name: 'text-country', points: 10_000, windowSeconds: hour };

/** Codes tried for one person over all their requests: ten guesses a day among a million codes. */
export const guessesPerPerson: RateLimit = { name: 'code-guess', points: 10, windowSeconds: day };

export const mostTriesPerCode = 5;

/** From narrow to wide, so that a flood on one phone does not use up its country. */
export function textLimits(phone: PhoneNumber, phoneKey: string): readonly CountedKey[] {
  return [
    { limit: textsPerPhone, key: phoneKey },
    { limit: textsPerPhoneAndDay, key: phoneKey },
    { limit: textsPerBlock, key: phone.slice(0, '+'.length + 7) },
    { limit: textsPerCountry, key: phoneRegion(phone) ?? 'none' },
  ];
}
