import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, prepared, sql, sqlOne } from '../platform/database/sql';
import type { SpokenIncident } from './call-script';

/** Whether somebody has answered in this call, and may still be asked about it. */
export async function isCallAnswered(database: Database, callSid: string): Promise<boolean> {
  const rows = await sql(database, 'SELECT call_sid FROM voice_call WHERE call_sid = $1 AND answer IS NOT NULL', [
    callSid,
  ]);
  return rows.length === 1;
}

/** Whose call it is and what it was about, for a recording made in it. */
export async function answeredCall(
  database: Database,
  callSid: string,
): Promise<{ readonly personId: PersonId; readonly incidentId: IncidentId } | undefined> {
  const [call] = await sql<{ personId: PersonId; incidentId: IncidentId }>(
    database,
    `SELECT person_id AS "personId", incident_id AS "incidentId" FROM voice_call
     WHERE call_sid = $1 AND person_id IS NOT NULL AND incident_id IS NOT NULL`,
    [callSid],
  );
  return call;
}

export function spokenIncident(database: Database, id: IncidentId): Promise<SpokenIncident> {
  return sqlOne(database, spokenStatement, [id]);
}

const spokenStatement = prepared(`SELECT incident.status = 'active' AS "isRunning", version.content -> 'texts' AS texts
    FROM incident JOIN alert_version version ON version.incident_id = incident.id
    WHERE incident.id = $1 AND version.status = 'published' ORDER BY version.version DESC LIMIT 1`);
