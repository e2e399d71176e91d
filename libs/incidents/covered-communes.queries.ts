import type { Cell } from '../geo/cell';
import type { CellRange } from '../geo/cell-range';
import { type Database, sql } from '../platform/database/sql';
import type { CommuneCells } from './covered-communes';

/** The communes of a ground that is not published yet, by its ranges and those that its border passes through. */
export async function communesOf(
  database: Database,
  ground: readonly CellRange[],
  border: readonly CellRange[],
): Promise<CommuneCells[]> {
  const rows = await sql<Omit<CommuneCells, 'border'> & { border: string[] | null }>(
    database,
    `WITH covered AS (
       SELECT code, count(*) AS cells FROM unnest($1::text[], $2::text[]) AS given (lo, hi)
       JOIN commune_cell ON cell BETWEEN lo::bigint AND hi::bigint GROUP BY code),
     border AS (
       SELECT code, array_agg(cell::text) AS cells FROM unnest($3::text[], $4::text[]) AS given (lo, hi)
       JOIN commune_cell ON cell BETWEEN lo::bigint AND hi::bigint GROUP BY code)
     SELECT code, name, population, covered.cells AS covered, border.cells AS border,
       (SELECT count(*) FROM commune_cell WHERE commune_cell.code = covered.code) AS cells
     FROM covered JOIN commune_outline USING (code) LEFT JOIN border USING (code)`,
    [...ends(ground), ...ends(border)],
  );
  return rows.map((row) => ({ ...row, border: (row.border ?? []).map((cell) => BigInt(cell) as Cell) })); // stored from cells
}

const ends = (ranges: readonly CellRange[]): unknown[] => [
  ranges.map(({ from }) => String(from)),
  ranges.map(({ to }) => String(to)),
];
