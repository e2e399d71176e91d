import { type CustomTypesConfig, types } from 'pg';

/** OIDs of pg_type. */
const int8 = 20;
const int8Array = 1016;

const parseText = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (value: string) => unknown;
const parseTextArray = parseText(int8Array) as (value: string) => (string | null)[];

/**
 * Makes a pool answer 64-bit integers as numbers: ids and counts fit, compare and pass `JSON.stringify`. What does not
 * fit (an H3 cell) fails loudly; select it as text. Given per pool rather than process-wide, because libraries that
 * share `pg` expect its own strings.
 */
export const int8AsNumber: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === int8) return toNumber;
    if (format !== 'binary' && oid === int8Array) {
      return (text: string) => parseTextArray(text).map((item) => (item === null ? null : toNumber(item)));
    }
    return parseText(oid, format);
  }) as CustomTypesConfig['getTypeParser'],
};

function toNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe number: select it as text`);
  return value;
}
