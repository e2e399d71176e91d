import { isFrozen } from '../check-ins/liaison/death-file';
import type { IncidentId, VersionId } from '../incidents/incident';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { PersonId } from '../people/person';

/** An actual incident that runs, or ended a short while ago, with the newest version that people were told. */
export interface ShownIncident {
  readonly incidentId: IncidentId;
  readonly versionId: VersionId;
  readonly activatedAt: Date;
}

/** How long after the end relatives may still look for each other's answers here. */
const shownAfterEndHours = 24;

export function shownIncidents(database: Database, now: Date): Promise<ShownIncident[]> {
  return sql(
    database,
    `SELECT incident.id AS "incidentId", version.id AS "versionId", activated_at AS "activatedAt" FROM incident
     CROSS JOIN LATERAL (
       SELECT id FROM alert_version
       WHERE incident_id = incident.id AND status = 'published' ORDER BY version DESC LIMIT 1) version
     WHERE mode = 'Actual' AND (incident.status = 'active'
       OR incident.status IN ('all_clear', 'expired') AND ended_at > $1::timestamptz - interval '${shownAfterEndHours} hours')
     ORDER BY activated_at DESC`,
    [now],
  );
}

export interface FollowedPerson {
  readonly publicId: string;
  readonly personId: PersonId;
  /** From then on the reader is to learn nothing, and not to notice. */
  readonly pausedAt: Date | null;
}

export function acceptedFollowed(database: Database, followerId: PersonId): Promise<FollowedPerson[]> {
  return sql(
    database,
    `SELECT public_id AS "publicId", followed_id AS "personId", paused_at AS "pausedAt" FROM follow
     WHERE follower_id = $1 AND status IN ('accepted', 'paused') AND withdrawn_at IS NULL
       AND NOT ${isFrozen('followed_id')} ORDER BY id`,
    [followerId],
  );
}

/** Of the people who were warned at a place in the area, how many an answer counts for. */
export function answersInArea(
  database: Database,
  { incidentId, versionId }: Pick<ShownIncident, 'incidentId' | 'versionId'>,
): Promise<{ readonly people: number; readonly answered: number }> {
  return sqlOne(
    database,
    `SELECT count(*) AS people, count(answer) AS answered FROM reach_place place
     LEFT JOIN current_check_in current ON current.person_id = place.person_id AND current.incident_id = $1
     WHERE version_id = $2`,
    [incidentId, versionId],
  );
}
