import type { EntityManager } from 'typeorm';
import type { Cell } from '../geo/cell';
import { sql } from '../platform/database/sql';
import type { PersonId, Place } from './person';

/** The caller holds the person's row: two replacements at once would meet in the same slots. */
export async function writePlaces(
  tx: EntityManager,
  personId: PersonId,
  places: readonly Place[],
  at: Date,
): Promise<void> {
  await sql(tx, 'DELETE FROM person_place WHERE person_id = $1 AND slot > 0', [personId]);
  await sql(
    tx,
    `INSERT INTO person_place (person_id, slot, kind, cell, created_at)
     SELECT $1, place.slot, place.kind, place.cell, $4
     FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS place (kind, cell, slot)`,
    [personId, places.map(({ kind }) => kind), places.map(({ cell }) => cell.toString()), at],
  );
}

/** Slot 0, one per person: a newer one replaces it, so that no trail is kept. */
export async function writeLastPlace(
  tx: EntityManager,
  personId: PersonId,
  cell: Cell,
  times: { at: Date; expiresAt: Date },
): Promise<void> {
  await sql(
    tx,
    `INSERT INTO person_place (person_id, slot, kind, cell, created_at, expires_at) VALUES ($1, 0, 'last', $2, $3, $4)
     ON CONFLICT (person_id, slot) DO UPDATE
       SET cell = EXCLUDED.cell, created_at = EXCLUDED.created_at, expires_at = EXCLUDED.expires_at`,
    [personId, cell.toString(), times.at, times.expiresAt],
  );
}
