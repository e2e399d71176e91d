import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import { sql } from '../platform/database/sql';

/** Takes an actual incident that has ended, once, for the terms of the follows in it. */
export async function takeEnded(
  tx: EntityManager,
  now: Date,
): Promise<{ readonly incidentId: IncidentId; readonly endedAt: Date } | undefined> {
  const [ended] = await sql<{ incidentId: IncidentId; endedAt: Date }>(
    tx,
    `WITH ended AS (
       SELECT id, ended_at FROM incident
       WHERE mode = 'Actual' AND ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM follow_term WHERE incident_id = incident.id)
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
     taken AS (INSERT INTO follow_term (incident_id, set_at) SELECT id, $1 FROM ended)
     SELECT id AS "incidentId", ended_at AS "endedAt" FROM ended`,
    [now],
  );
  return ended;
}
