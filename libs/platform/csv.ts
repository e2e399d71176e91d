/** What a cell may hold: numbers stay numbers, so that only text can be mistaken for a formula. */
export type CsvCell = string | number;

/** Spreadsheets take a cell that begins so for a formula, also in the full-width forms of these signs. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. Every text is quoted, and one that would be taken
 * for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell.replaceAll('\0', '');
  return `"${(formulaStart.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
