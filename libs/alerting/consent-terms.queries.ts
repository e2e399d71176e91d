import type { FollowId } from '../circles/follow';
import type { IncidentId } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';

/** The followed person was addressed by an alert of the incident, or somebody has said how they are. */
const concerned = (incident: string): string => `(
  EXISTS (SELECT FROM current_check_in WHERE incident_id = ${incident} AND person_id = follow.followed_id)
  OR EXISTS (
    SELECT FROM notice JOIN delivery ON delivery.notice_id = notice.id
    WHERE notice.incident_id = ${incident} AND notice.class = 'alerts' AND delivery.person_id = follow.followed_id))`;

/** Consents that were open in an incident that has ended. */
export async function openInIncident(database: Database, incident: IncidentId): Promise<FollowId[]> {
  const rows = await sql<{ id: FollowId }>(
    database,
    `SELECT follow.id FROM follow JOIN incident ON incident.id = $1
     WHERE follow.status IN ('accepted', 'paused') AND accepted_at < ended_at AND ${concerned('$1')}`,
    [incident],
  );
  return rows.map(({ id }) => id);
}

/** Consents whose term is over; nobody loses theirs in the middle of an incident that concerns the followed person. */
export async function overdueFollows(database: Database, now: Date): Promise<FollowId[]> {
  const rows = await sql<{ id: FollowId }>(
    database,
    `SELECT follow.id FROM follow WHERE ends_at <= $1 AND status IN ('accepted', 'paused')
       AND NOT EXISTS (
         SELECT FROM incident WHERE mode = 'Actual' AND incident.status = 'active' AND ${concerned('incident.id')})
     LIMIT 1000`,
    [now],
  );
  return rows.map(({ id }) => id);
}
