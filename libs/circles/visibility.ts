/** Who may see how somebody is, from the least to the most; each holds those before it. */
export const visibilityLevels = ['nobody', 'followers', 'code', 'public'] as const;

export type VisibilityLevel = (typeof visibilityLevels)[number];

export const defaultLevel: VisibilityLevel = 'followers';

/** A person's own choice, as they see it. */
export interface OwnVisibility {
  readonly level: VisibilityLevel;
  /** To be handed to others; null while none was made. */
  readonly code: string | null;
}

/** By what somebody is looked up. */
export type LookUpKey = 'phone' | 'code';

/** Whether whoever has the key may see the answer. */
export function isVisibleBy(key: LookUpKey, level: VisibilityLevel): boolean {
  return level === 'public' || (level === 'code' && key === 'code');
}

/** Crockford's base 32: no letter that is mistaken for a digit when it is read out. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const codeLength = 12;

/** 60 bits; guesses are counted. @param random numbers from 0 to 31, one for each letter */
export const writeCode = (random: readonly number[]): string => random.map((each) => letters[each % 32]).join('');

/** In groups of four, as it is read out. */
export const shownCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** As somebody types it: in any case, with any gaps, with letters that pass for digits. */
export function parseCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s.·-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : undefined;
}
