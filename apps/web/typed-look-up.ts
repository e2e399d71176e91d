import { parsePhone } from '../../libs/channels/phone-number';
import { parseCode } from '../../libs/circles/visibility';
import type { LookUp } from '../../libs/situation/look-up';

/** A number or a code in one field: what has a letter is a code. */
export function typedLookUp(typed: string): LookUp | undefined {
  if (/\p{L}/u.test(typed)) {
    const code = parseCode(typed);
    return code === undefined ? undefined : { code };
  }
  const phone = parsePhone(typed, 'FR');
  return phone && { phone };
}
