import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { rosterProblems } from './roster-problems';
import { columnsIn, type RosterLine, rosterLimits } from './roster-row';

/** As spreadsheets save it: UTF-8, or what Western Windows wrote before. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that parts most cells of the header: a French spreadsheet writes semicolons. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

const pieceLength = 65_536;

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += pieceLength) yield text.slice(from, from + pieceLength);
}

/**
 * The two columns that are read of a list; the others never leave this function. Read piece by piece, so that a large file
 * does not hold up other requests.
 * @throws roster-too-large, roster-unreadable with the line, roster-without-columns
 */
export async function readRosterFile(bytes: Buffer): Promise<RosterLine[]> {
  if (bytes.length > rosterLimits.bytes) throw rosterProblems['roster-too-large']();
  const text = decode(bytes);
  if (text.includes('\0')) throw rosterProblems['roster-unreadable']('The file holds a NUL: save it as CSV again');
  const parser = Readable.from(pieces(text)).pipe(
    parse({ delimiter: delimiterOf(text), info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 100_000 }), // prettier-ignore
  );
  const lines: RosterLine[] = [];
  let columns: ReturnType<typeof columnsIn>;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.length > rosterLimits.columns || lines.length >= rosterLimits.rows)
        throw rosterProblems['roster-too-large']();
      if (columns) {
        lines.push({ line: info.lines, phone: record[columns.phone] ?? '', status: record[columns.status] ?? '' });
        continue;
      }
      columns = columnsIn(record);
      if (!columns) throw rosterProblems['roster-without-columns']();
    }
  } catch (fault) {
    if (fault instanceof CsvError) throw rosterProblems['roster-unreadable'](fault.message.slice(0, 200));
    throw fault;
  }
  if (!columns) throw rosterProblems['roster-without-columns']();
  return lines;
}
