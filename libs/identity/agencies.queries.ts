import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { Agency, AgencyId } from './agency';

const columns = `id, public_id AS "publicId", name, cap_sender AS "capSender", territory, time_zone AS "timeZone",
  phone_region AS "phoneRegion"`;

/** Every officer and incident names its agency by a foreign key, so that it is always there. */
export function agencyById(database: Database, id: AgencyId): Promise<Agency> {
  return sqlOne<Agency>(database, `SELECT ${columns} FROM agency WHERE id = $1`, [id]);
}

/** @param capSender as a CAP message names its sender */
export async function agencyByCapSender(database: Database, capSender: string): Promise<Agency | undefined> {
  const [agency] = await sql<Agency>(database, `SELECT ${columns} FROM agency WHERE cap_sender = $1`, [capSender]);
  return agency;
}

export function otherAgencies(database: Database, id: AgencyId): Promise<Pick<Agency, 'name' | 'territory'>[]> {
  return sql(database, 'SELECT name, territory FROM agency WHERE id <> $1 ORDER BY name', [id]);
}
