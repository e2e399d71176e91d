import type { Mode } from '../incidents/alert';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Answer } from './answer';

/**
 * The incident that somebody means who answers without naming one: a running one before one that is over, one whose
 * area holds a place of theirs before any other, the newest first. Exercises reach no phone, so no phone answers them.
 */
export async function incidentToAnswer(database: Database, personId: PersonId): Promise<IncidentId | undefined> {
  const [incident] = await sql<{ id: IncidentId }>(
    database,
    `SELECT incident.id FROM incident
     WHERE incident.mode = 'Actual' AND incident.status IN ('active', 'all_clear', 'cancelled', 'expired')
     ORDER BY (incident.status = 'active') DESC,
       EXISTS (
         SELECT FROM alert_version version
         JOIN alert_version_range range ON range.version_id = version.id
         JOIN person_place place ON place.cell BETWEEN range.from_cell AND range.to_cell
         WHERE version.incident_id = incident.id AND version.status = 'published' AND place.person_id = $1) DESC,
       incident.activated_at DESC
     LIMIT 1`,
    [personId],
  );
  return incident?.id;
}

export interface RecordedCheckIn {
  readonly personId: PersonId;
  readonly incidentId: IncidentId;
  readonly mode: Mode;
  readonly answer: Answer;
  readonly source: 'sms' | 'page';
  readonly recordedAt: Date;
}

export async function checkInById(database: Database, id: number): Promise<RecordedCheckIn | undefined> {
  const [checkIn] = await sql<RecordedCheckIn>(
    database,
    `SELECT person_id AS "personId", incident_id AS "incidentId", incident.mode, answer, source, recorded_at AS "recordedAt"
     FROM check_in JOIN incident ON incident.id = check_in.incident_id WHERE check_in.id = $1`,
    [id],
  );
  return checkIn;
}

export interface OwnAnswer {
  readonly incident: string;
  readonly answer: Answer;
  readonly source: 'sms' | 'page';
  readonly recordedAt: Date;
}

/** Every answer that a person ever gave, oldest first, for their own export. */
export function answersOf(database: Database, personId: PersonId): Promise<OwnAnswer[]> {
  return sql(
    database,
    `SELECT incident.public_id AS incident, answer, source, recorded_at AS "recordedAt"
     FROM check_in JOIN incident ON incident.id = check_in.incident_id WHERE person_id = $1 ORDER BY check_in.id`,
    [personId],
  );
}
