import { type CustomTypesConfig, types } from 'pg';

/** OIDs of pg_type. */
const int8 = 20;
const int8Array = 1016;

const parseText = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (value: string) => unknown;
const parseTextArray = parseText(int8Array) as (value: string) => (string | null)[];

/**
 * Makes a pool answer 64-bit integers as `bigint`: H3 cells do not fit a `number`, and a string does not compare.
 * Given per pool rather than process-wide, because libraries that share `pg` expect its own strings.
 * A bigint does not pass `JSON.stringify`: select `count(*)::int` where the number is small.
 */
export const int8AsBigint: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === int8) return BigInt;
    if (format !== 'binary' && oid === int8Array) {
      return (text: string) => parseTextArray(text).map((item) => (item === null ? null : BigInt(item)));
    }
    return parseText(oid, format);
  }) as CustomTypesConfig['getTypeParser'],
};
