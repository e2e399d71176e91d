import type { EntityManager } from 'typeorm';
import type { AgencyId } from '../../identity/agency';
import type { OfficerId } from '../../identity/officer';
import { sql } from '../../platform/database/sql';
import type { Organisation, OrganisationId } from './organisation';

export const organisationColumns = `organisation.id, organisation.public_id AS "publicId", agency_id AS "agencyId", name, kind,
  declared_by AS "declaredBy", verified_at AS "verifiedAt"`;

/** @returns undefined when the agency has one of this name */
export async function insertOrganisation(
  tx: EntityManager,
  { agencyId, name, kind, declaredBy }: Pick<Organisation, 'agencyId' | 'name' | 'kind' | 'declaredBy'>,
  at: Date,
): Promise<Organisation | undefined> {
  const [created] = await sql<Organisation>(
    tx,
    `INSERT INTO organisation (agency_id, name, kind, declared_by, declared_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (agency_id, name) DO NOTHING RETURNING ${organisationColumns}`,
    [agencyId, name, kind, declaredBy, at],
  );
  return created;
}

export async function lockOrganisation(
  tx: EntityManager,
  agencyId: AgencyId,
  publicId: string,
): Promise<Organisation | undefined> {
  const [organisation] = await sql<Organisation>(
    tx,
    `SELECT ${organisationColumns} FROM organisation WHERE agency_id = $1 AND public_id::text = $2 FOR NO KEY UPDATE`,
    [agencyId, publicId],
  );
  return organisation;
}

export async function markOrganisationVerified(
  tx: EntityManager,
  id: OrganisationId,
  { by, keyHash, at }: { readonly by: OfficerId; readonly keyHash: Buffer; readonly at: Date },
): Promise<void> {
  await sql(tx, 'UPDATE organisation SET verified_by = $2, key_hash = $3, verified_at = $4 WHERE id = $1', [
    id,
    by,
    keyHash,
    at,
  ]);
}
