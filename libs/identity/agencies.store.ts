import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql';
import type { Agency, AgencyDraft, AgencyId } from './agency';

type AgencyKeys = Pick<Agency, 'id' | 'publicId'>;

/**
 * Writes the agency, or writes it anew when the links of its founders were never used.
 * @returns undefined when it has officers already
 */
export async function insertAgency(tx: EntityManager, draft: AgencyDraft): Promise<AgencyKeys | undefined> {
  const [agency] = await sql<AgencyKeys>(
    tx,
    `INSERT INTO agency (name, cap_sender, territory, time_zone, phone_region) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (cap_sender) DO UPDATE SET name = excluded.name, territory = excluded.territory,
       time_zone = excluded.time_zone, phone_region = excluded.phone_region
     WHERE NOT EXISTS (SELECT FROM officer WHERE agency_id = agency.id)
     RETURNING id, public_id AS "publicId"`,
    [draft.name, draft.capSender, JSON.stringify(draft.territory), draft.timeZone, draft.phoneRegion],
  );
  return agency;
}

/** What counts administrators and then acts on the count does so alone in its agency. */
export async function lockAgency(tx: EntityManager, id: AgencyId): Promise<void> {
  await sql(tx, 'SELECT FROM agency WHERE id = $1 FOR NO KEY UPDATE', [id]);
}
