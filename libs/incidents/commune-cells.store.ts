import type { EntityManager } from 'typeorm';
import { areaSquareKilometres } from '../geo/area';
import { cellsInside } from '../geo/cells-inside';
import { sql } from '../platform/database/sql';
import type { NamedOutline } from './commune-outlines';

/**
 * Says which commune each cell belongs to, for outlines that are stored already. Where two outlines cover the same
 * ground, such as a city and one of its districts, the smaller one has it.
 */
export async function writeCommuneCells(tx: EntityManager, outlines: readonly NamedOutline[]): Promise<void> {
  const owners = new Map<bigint, string>();
  const bySize = outlines
    .map(({ code, outline }) => ({ code, outline, size: areaSquareKilometres(outline) }))
    .sort((a, b) => b.size - a.size);
  for (const { code, outline } of bySize) for (const cell of cellsInside(outline)) owners.set(cell, code);
  await sql(tx, 'DELETE FROM commune_cell WHERE code = ANY ($1)', [outlines.map(({ code }) => code)]);
  const rows = [...owners];
  for (let i = 0; i < rows.length; i += rowsPerStatement) {
    const some = rows.slice(i, i + rowsPerStatement);
    await sql(
      tx,
      `INSERT INTO commune_cell (cell, code) SELECT cell::bigint, code FROM unnest($1::text[], $2::text[]) AS c (cell, code)
       ON CONFLICT (cell) DO UPDATE SET code = excluded.code`,
      [some.map(([cell]) => String(cell)), some.map(([, code]) => code)],
    );
  }
}

const rowsPerStatement = 10_000;
