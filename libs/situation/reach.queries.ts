import type { EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { answers } from '../check-ins/answer';
import { deliveryStatus, type DeliveryStatusCode } from '../alerting/delivery';
import { hadNoAddress, saidAccepted } from '../alerting/ever.queries';
import type { IncidentId, VersionId } from '../incidents/incident';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { ReachGroup } from './reach';
import { bitsPerChannel, flagsOfRow, forgetful, reachFlags } from './reach-flags';

/** What tells a version to the people in its area, late joiners among them; not what relatives hear of it, nor reminders. */
const noticesOf = (version: string): string =>
  `SELECT id FROM notice WHERE version_id = ${version} AND split_part(rule, ':', 1) IN ('people', 'late-joiner')`;

/** By status: what a row says that was handed over so often. */
const byStatus = (attempts: 0 | 1 | 2): string => {
  const codes = Array.from({ length: Math.max(...Object.values(deliveryStatus)) + 1 }, (_, code) => code);
  return `(ARRAY[${codes.map((code) => flagsOfRow(code as DeliveryStatusCode, attempts)).join(', ')}])[status + 1]`;
};

/** Receipts are asked only about the rows that cannot know. */
const flags = `(CASE attempt WHEN 0 THEN ${byStatus(0)} WHEN 1 THEN ${byStatus(1)} ELSE ${byStatus(2)} END
  | CASE WHEN attempt = 0 OR status NOT IN (${forgetful.join(', ')}) THEN 0
      WHEN ${saidAccepted} THEN ${reachFlags.accepted | reachFlags.handedOff}
      WHEN status = ${deliveryStatus.suppressed} AND attempt = 1 AND NOT ${hadNoAddress} THEN ${reachFlags.handedOff}
      ELSE 0 END)`;

/** Above the bits of the channels: one for each answer, and one for a call for help that is open. */
const answersFrom = bitsPerChannel * Object.keys(channelCodes).length;
const answerFlags = `(CASE answer ${answers.map((kind, i) => `WHEN '${kind}' THEN ${2 ** i}`).join(' ')} ELSE 0 END
  + CASE WHEN help_asked_at IS NULL OR EXISTS (
      SELECT FROM help_ticket ticket WHERE ticket.incident_id = current_check_in.incident_id
        AND ticket.person_id = current_check_in.person_id AND ticket.status = 'resolved') THEN 0 ELSE ${2 ** answers.length} END)::bigint << ${answersFrom}`;

function answerIn(flags: number): Pick<ReachGroup, 'answer' | 'isCalling'> {
  const bits = Math.floor(flags / 2 ** answersFrom);
  return {
    answer: answers.find((_, i) => (bits & (2 ** i)) > 0) ?? null,
    isCalling: (bits & (2 ** answers.length)) > 0,
  };
}

/**
 * A million people are grouped in memory, by hashing: sorting them takes twice as long, and compiling the plan
 * longer than running it.
 */
const bulkSettings = [`work_mem = '96MB'`, 'jit = off', 'enable_sort = off'] as const;

/**
 * Everybody to whom a version was addressed or who has answered, in groups of people who have all of it in common: one
 * pass over the ledger, whatever is asked of it afterwards.
 */
export async function reachGroups(
  tx: EntityManager,
  versionId: VersionId,
  incidentId: IncidentId,
): Promise<ReachGroup[]> {
  for (const setting of bulkSettings) await tx.query(`SET LOCAL ${setting}`);
  const rows = await sql<{ place: string; flags: number; people: number }>(
    tx,
    `WITH facts AS (
       SELECT person_id, ${flags}::bigint << (channel - 1) * ${bitsPerChannel} AS flags, NULL AS place
       FROM delivery WHERE notice_id = ANY (ARRAY(${noticesOf('$1')}))
       UNION ALL
       SELECT person_id, ${answerFlags}, NULL FROM current_check_in WHERE incident_id = $2
       UNION ALL
       SELECT person_id, 0, place FROM reach_place WHERE version_id = $1),
     people AS (SELECT bit_or(flags) AS flags, coalesce(max(place), '') AS place FROM facts GROUP BY person_id)
     SELECT place, flags, count(*) AS people FROM people WHERE flags > 0 GROUP BY place, flags`,
    [versionId, incidentId],
  );
  return rows.map(({ flags: all, ...row }) => ({ ...row, ...answerIn(all), flags: all % 2 ** answersFrom }));
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
