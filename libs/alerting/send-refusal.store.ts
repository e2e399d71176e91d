import type { EntityManager } from 'typeorm';
import type { VersionId } from '../incidents/incident';
import { sql } from '../platform/database/sql';
import type { StoredRefusal } from './send-refusal';

/** @returns false when it is known already */
export async function insertRefusal(
  tx: EntityManager,
  versionId: VersionId,
  { audience, refusal, refusedAt }: StoredRefusal,
): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO send_refusal (version_id, audience, refusal, refused_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [versionId, audience, JSON.stringify(refusal), refusedAt],
  );
  return rows.length === 1;
}
