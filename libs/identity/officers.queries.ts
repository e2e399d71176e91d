import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { AgencyId } from './agency';
import type { Colleague, Officer, OfficerId } from './officer';

/** Selects an `Officer` from the table `officer`. */
export const officerColumns = `officer.id, officer.public_id AS "publicId", officer.agency_id AS "agencyId",
  officer.name, officer.roles, officer.approver_from AS "approverFrom"`;

/** Also one who has been disabled: past decisions keep their names. */
export async function officerById(database: Database, id: OfficerId): Promise<Officer | undefined> {
  const [officer] = await sql<Officer>(database, `SELECT ${officerColumns} FROM officer WHERE id = $1`, [id]);
  return officer;
}

export async function officersOf(database: Database, agencyId: AgencyId): Promise<Colleague[]> {
  return sql<Colleague>(
    database,
    `SELECT ${officerColumns}, email, disabled_at AS "disabledAt" FROM officer WHERE agency_id = $1 ORDER BY name, id`,
    [agencyId],
  );
}

export async function countAdministrators(database: Database, agencyId: AgencyId): Promise<number> {
  const { count } = await sqlOne<{ count: number }>(
    database,
    `SELECT count(*) FROM officer WHERE agency_id = $1 AND disabled_at IS NULL AND 'administrator' = ANY (roles)`,
    [agencyId],
  );
  return count;
}
