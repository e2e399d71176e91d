import type { IncidentId } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';
import type { StoredRefusal } from './send-refusal';

/** What was refused of the newest published version of each incident; what was refused of an earlier one is made good. */
export async function refusalsOf(
  database: Database,
  incidentIds: readonly IncidentId[],
): Promise<Map<IncidentId, StoredRefusal[]>> {
  const rows = await sql<StoredRefusal & { incidentId: IncidentId }>(
    database,
    `SELECT incident_id AS "incidentId", audience, refusal, refused_at AS "refusedAt"
     FROM unnest($1::bigint[]) AS wanted (id)
     CROSS JOIN LATERAL (
       SELECT id, incident_id FROM alert_version WHERE incident_id = wanted.id AND status = 'published'
       ORDER BY version DESC LIMIT 1) newest
     JOIN send_refusal ON version_id = newest.id ORDER BY incident_id, audience`,
    [incidentIds],
  );
  const found = new Map<IncidentId, StoredRefusal[]>();
  for (const { incidentId, ...refusal } of rows) found.set(incidentId, [...(found.get(incidentId) ?? []), refusal]);
  return found;
}
