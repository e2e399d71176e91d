import type { EntityManager } from 'typeorm';
import { deliveryStatus } from '../alerting/delivery';
import { everAccepted, everHandedOff } from '../alerting/ever.queries';
import type { IncidentId, VersionId } from '../incidents/incident';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { ReachGroup } from './reach';
import { bitsPerChannel, endings, reachFlags } from './reach-flags';

const { delivered, seen } = deliveryStatus;
const { addressed, handedOff, accepted, confirmed } = reachFlags;

/** What tells a version to the people in its area, late joiners among them; not what relatives elsewhere hear of it. */
export const noticesOf = (version: string): string =>
  `SELECT id FROM notice WHERE version_id = ${version} AND class = 'alerts'`;

const flags = `(${addressed}
  + CASE WHEN ${everHandedOff} THEN ${handedOff} ELSE 0 END
  + CASE WHEN ${everAccepted} THEN ${accepted} ELSE 0 END
  + CASE WHEN delivery.status IN (${delivered}, ${seen}) THEN ${confirmed} ELSE 0 END
  + CASE delivery.status ${endings.map(({ status, flag }) => `WHEN ${status} THEN ${flag}`).join(' ')} ELSE 0 END)`;

/**
 * Everybody to whom a version was addressed or who has answered, in groups of people who have all of it in common: one
 * pass over the ledger, whatever is asked of it afterwards.
 */
export async function reachGroups(
  tx: EntityManager,
  versionId: VersionId,
  incidentId: IncidentId,
): Promise<ReachGroup[]> {
  // A million people are grouped in memory, by plain plans: compiling one would take longer than running it.
  await tx.query(`SET LOCAL work_mem = '96MB'`);
  await tx.query('SET LOCAL jit = off');
  return sql<ReachGroup>(
    tx,
    `WITH said AS (
       SELECT person_id, bit_or(${flags}::bigint << (channel - 1) * ${bitsPerChannel}) AS flags
       FROM delivery WHERE notice_id = ANY (ARRAY(${noticesOf('$1')})) GROUP BY person_id),
     given AS (SELECT person_id, answer, help_asked_at IS NOT NULL AS calling FROM current_check_in WHERE incident_id = $2),
     everybody AS (
       SELECT person_id, coalesce(flags, 0) AS flags, answer, coalesce(calling, false) AS calling
       FROM said FULL JOIN given USING (person_id)),
     placed AS (SELECT person_id, place FROM reach_place WHERE version_id = $1)
     SELECT coalesce(place, '') AS place, flags, answer, calling AS "isCalling", count(*) AS people
     FROM everybody LEFT JOIN placed USING (person_id) GROUP BY 1, 2, 3, 4`,
    [versionId, incidentId],
  );
}

/** People in the frozen audience of a version, whether a channel was found for them or not. */
export async function audienceOf(database: Database, versionId: VersionId): Promise<number> {
  const { people } = await sqlOne<{ people: number }>(
    database,
    `SELECT coalesce(sum(people), 0) AS people FROM notice WHERE id IN (${noticesOf('$1')})`,
    [versionId],
  );
  return people;
}

/** The names of communes by their codes; what has none is not in it. */
export async function communeNames(database: Database, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ code: string; name: string }>(
    database,
    'SELECT code, name FROM commune_outline WHERE code = ANY ($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
