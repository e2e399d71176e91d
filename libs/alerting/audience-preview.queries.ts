import type { CellRange } from '../geo/cell-range';
import type { IncidentId } from '../incidents/incident';
import { type Database, sqlOne } from '../platform/database/sql';
import { maybeTold } from './delivery';

/**
 * How many people a message that is not out yet would tell: those with a place in the area that the ranges cover, and
 * those who have been told of the incident before. Each range is one walk along the index, as for the audience itself.
 */
export async function countPeopleInRanges(
  database: Database,
  ranges: readonly CellRange[],
  incident: IncidentId,
): Promise<number> {
  const { people } = await sqlOne<{ people: number }>(
    database,
    `SELECT count(*) AS people FROM (
       SELECT place.person_id FROM unnest($2::text[], $3::text[]) AS range (lo, hi)
       CROSS JOIN LATERAL (
         SELECT person_id FROM person_place
         WHERE cell BETWEEN range.lo::bigint AND range.hi::bigint
           AND (expires_at IS NULL OR expires_at > clock_timestamp())
         OFFSET 0) place
       UNION
       SELECT delivery.person_id FROM notice JOIN delivery ON delivery.notice_id = notice.id
       WHERE notice.incident_id = $1 AND notice.class = 'alerts' AND delivery.status IN (${maybeTold.join(', ')})) audience`,
    [incident, ranges.map(({ from }) => String(from)), ranges.map(({ to }) => String(to))],
  );
  return people;
}
