import type { AgencyId } from '../../identity/agency';
import { type Database, sql } from '../../platform/database/sql';
import { hashToken } from '../../platform/token';
import type { Organisation } from './organisation';
import { organisationColumns } from './organisation.store';

export function organisationsOf(database: Database, agencyId: AgencyId): Promise<Organisation[]> {
  return sql(database, `SELECT ${organisationColumns} FROM organisation WHERE agency_id = $1 ORDER BY name`, [
    agencyId,
  ]);
}

/** The verified organisation whose key this is. */
export async function organisationOfKey(database: Database, key: string): Promise<Organisation | undefined> {
  const [organisation] = await sql<Organisation>(
    database,
    `SELECT ${organisationColumns} FROM organisation WHERE key_hash = $1`,
    [hashToken(key)],
  );
  return organisation;
}
