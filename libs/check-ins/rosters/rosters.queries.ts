import { type Database, sql } from '../../platform/database/sql';
import type { RosterFault, RosterProgress } from './roster';

/** Whoever knows the random id of a list may see how far it has come: nothing in that is about a person. */
export async function rosterProgress(database: Database, publicId: string): Promise<RosterProgress | undefined> {
  const [roster] = await sql<RosterProgress>(
    database,
    `SELECT public_id AS "publicId", rows_total AS rows, rows_done AS done, taken, unchanged, refused,
       uploaded_at AS "uploadedAt", finished_at AS "finishedAt" FROM roster WHERE public_id::text = $1`,
    [publicId],
  );
  return roster;
}

/** In the order of their lines. @param most all of them when left out */
export function rosterFaults(database: Database, publicId: string, most?: number): Promise<RosterFault[]> {
  return sql(
    database,
    `SELECT line, kind FROM roster_fault JOIN roster ON roster.id = roster_id WHERE public_id::text = $1
     ORDER BY line LIMIT $2`,
    [publicId, most ?? null],
  );
}
