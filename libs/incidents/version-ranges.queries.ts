import { type Database, sqlOne } from '../platform/database/sql';
import type { VersionId } from './incident';

/** Whether the ground of a published version is still what was approved; without its ground nobody would be told. */
export async function areRangesIntact(database: Database, version: VersionId): Promise<boolean> {
  const { intact } = await sqlOne<{ intact: boolean }>(
    database,
    `SELECT coalesce(range_hash = (
       SELECT sha256(string_agg(from_cell || '-' || to_cell, ',' ORDER BY from_cell)::bytea)
       FROM alert_version_range WHERE version_id = $1), false) AS intact
     FROM alert_version WHERE id = $1`,
    [version],
  );
  return intact;
}
