import type { IncidentId, VersionId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Audience } from './audience';
import { maybeTold } from './delivery';
import { isFolded } from './folded-page.store';
import { wasUncertain } from './uncertain.store';

/**
 * The owner of every place in a cell that the area touches, once for each place. The inner query stands alone
 * (`OFFSET 0`), so that each range is one walk along the index whatever the planner believes: it takes a range for half
 * a percent of all places, and would rather read them all.
 */
const placesIn = (ranges: string): string => `
  SELECT place.person_id FROM ${ranges} range
  CROSS JOIN LATERAL (
    SELECT person_id FROM person_place
    WHERE cell BETWEEN range.from_cell AND range.to_cell AND (expires_at IS NULL OR expires_at > clock_timestamp())
    OFFSET 0) place`;

const placesInArea = (version: string): string =>
  placesIn(`(SELECT from_cell, to_cell FROM alert_version_range WHERE version_id = ${version})`);

/** People to whom a message about the incident has left, or may have, once for each message and channel. */
const tellings = (incident: string, notices = `notice.class = 'alerts'`, columns = 'delivery.person_id'): string => `
  SELECT ${columns} FROM notice
  JOIN delivery ON delivery.notice_id = notice.id
  WHERE notice.incident_id = ${incident} AND ${notices}
    AND (delivery.status IN (${maybeTold.join(', ')}) OR delivery.attempt > 0 AND ${wasUncertain})`;

/** With the channels on which each was told: the correction goes the same way. */
const withChannels = (notices?: string): string => `
  SELECT person_id, array_agg(DISTINCT channel) AS told
  FROM (${tellings('$1', notices, 'delivery.person_id, delivery.channel')}) telling`;

/** Sorts, as `DISTINCT ON` always does: the hash table that a plain `DISTINCT` may build took two to four times as long. */
const eachOnce = (people: string): string => `SELECT DISTINCT ON (person_id) person_id FROM (${people}) people`;

const inArea = (version: string): string => eachOnce(placesInArea(version));

/** The same questions of ground that is not published yet: `$1` and `$2` are the ends of its ranges, as text. */
const givenRanges =
  '(SELECT lo::bigint AS from_cell, hi::bigint AS to_cell FROM unnest($1::text[], $2::text[]) AS given (lo, hi))';

export const inGivenRanges = eachOnce(placesIn(givenRanges));

/** `$3` is the incident. */
export const inGivenRangesOrTold = eachOnce(`${placesIn(givenRanges)} UNION ALL ${tellings('$3')}`);
export const toldOfGiven = tellings('$3');

export const peopleInArea = (version: VersionId): Audience => ({ text: inArea('$1'), parameters: [version] });

export const peopleTold = (incident: IncidentId): Audience => ({
  text: `${withChannels()} GROUP BY person_id`,
  parameters: [incident],
  knowsChannels: 'only',
});

/** Those who were told that a relative may be in danger, without those who are corrected as people in the area. */
export const relativesTold = (incident: IncidentId): Audience => ({
  text: `${withChannels(`split_part(notice.rule, ':', 1) IN ('relatives-outside', 'proxy')`)}
    WHERE NOT EXISTS (SELECT FROM (${tellings('$1')}) warned WHERE warned.person_id = telling.person_id)
    GROUP BY person_id`,
  parameters: [incident],
  knowsChannels: 'only',
});

/** Whoever had to be texted before is texted again, without waiting for their silent push once more. */
export const peopleInAreaOrTold = (version: VersionId, incident: IncidentId): Audience => ({
  text: `
    SELECT person_id, array_agg(DISTINCT channel) AS told FROM (
      SELECT person_id, NULL::smallint AS channel FROM (${placesInArea('$1')}) inside
      UNION ALL ${tellings('$2', undefined, 'delivery.person_id, delivery.channel')}) either
    GROUP BY person_id`,
  parameters: [version, incident],
  knowsChannels: 'besides',
});

/** Accepted followers of people in the area, without those who are warned themselves. Who is discreet is not given away. */
export const relativesOutside = (version: VersionId): Audience => ({
  text: `
    WITH warned AS MATERIALIZED (${inArea('$1')})
    SELECT DISTINCT follow.follower_id AS person_id FROM follow
    JOIN warned ON warned.person_id = follow.followed_id
    JOIN person ON person.id = follow.followed_id AND NOT is_discreet
    WHERE follow.status = 'accepted'
      AND NOT EXISTS (SELECT FROM warned WHERE warned.person_id = follow.follower_id)`,
  parameters: [version],
});

/** @param later followers who hear of it with other news */
export const followersOf = (person: PersonId, later: readonly PersonId[]): Audience => ({
  text: `SELECT follower_id AS person_id FROM follow
    WHERE followed_id = $1 AND status = 'accepted' AND follower_id <> ALL ($2::bigint[])`,
  parameters: [person, later],
});

export const onePerson = (person: PersonId): Audience => ({
  text: 'SELECT id AS person_id FROM person WHERE id = $1',
  parameters: [person],
});

/** Running alerts that cover one of the person's places and of which they have not been told. */
export async function alertsMissedBy(
  database: Database,
  person: PersonId,
): Promise<{ versionId: VersionId; incidentId: IncidentId }[]> {
  return sql(
    database,
    `SELECT version.id AS "versionId", version.incident_id AS "incidentId" FROM incident
     CROSS JOIN LATERAL (
       SELECT id, incident_id FROM alert_version
       WHERE incident_id = incident.id AND status = 'published' ORDER BY version DESC LIMIT 1) version
     WHERE incident.status = 'active'
       AND EXISTS (
         SELECT FROM person_place place JOIN alert_version_range range ON place.cell BETWEEN range.from_cell AND range.to_cell
         WHERE place.person_id = $1 AND range.version_id = version.id)
       AND NOT EXISTS (
         SELECT FROM notice JOIN delivery ON delivery.notice_id = notice.id
         WHERE notice.incident_id = incident.id AND notice.class = 'alerts' AND delivery.person_id = $1)
       AND NOT EXISTS (
         SELECT FROM notice
         WHERE notice.incident_id = incident.id AND notice.class = 'alerts' AND ${isFolded('notice.id', '$1')})`,
    [person],
  );
}

/** How many people a version would tell. */
export async function countPeopleInArea(database: Database, version: VersionId): Promise<number> {
  const [row] = await sql<{ people: number }>(database, `SELECT count(*) AS people FROM (${inArea('$1')}) audience`, [
    version,
  ]);
  return row?.people ?? 0;
}
