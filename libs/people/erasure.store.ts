import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql';
import type { PersonId } from './person';

/** @returns false when the person is gone already */
export async function erasePerson(tx: EntityManager, id: PersonId, at: Date): Promise<boolean> {
  const rows = await sql(
    tx,
    `WITH gone AS (DELETE FROM person WHERE id = $1 RETURNING phone_index)
     INSERT INTO erasure (phone_index, erased_at) SELECT phone_index, $2 FROM gone
     ON CONFLICT (phone_index) DO UPDATE SET erased_at = EXCLUDED.erased_at RETURNING 1`,
    [id, at],
  );
  return rows.length === 1;
}
