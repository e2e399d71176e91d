/**
 * An array as PostgreSQL reads it (manual, section 8.15.6). The driver writes one too, and looks at each letter four
 * times; of a batch of thousands that is felt.
 */
export function arrayLiteral(values: readonly (string | number | boolean | Date | null | undefined)[]): string {
  return `{${values.map(elementOf).join(',')}}`;
}

function elementOf(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
  return value instanceof Date ? value.toISOString() : String(value);
}
