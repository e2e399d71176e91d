import { type Channel, type ChannelCode, channelOf } from '../channels/channel';
import type { AgencyId } from '../identity/agency';
import type { IncidentId } from '../incidents/incident';
import { mostTries } from '../platform/events/outbox';
import { type Database, sql } from '../platform/database/sql';
import type { DeadLetter } from './dead-letter';
import { deadDeliveries } from './dead-letter.store';

const most = 200;

/** The incidents of other agencies are nobody else's business; what concerns no incident is everybody's. */
const mine = (incident: string): string =>
  `($1::bigint IS NULL OR ${incident} IS NULL OR ${incident} IN (SELECT id FROM incident WHERE agency_id = $1))`;

/**
 * Dead letters, and what is about to become one, newest first.
 * @param agency whose they are; all of them for the operator
 */
export async function deadLetters(database: Database, agency?: AgencyId): Promise<DeadLetter[]> {
  const pages = await sql<Omit<DeadLetter, 'channel'> & { channel: ChannelCode }>(
    database,
    `SELECT 'page' AS kind, page.id, page.channel, page.tries, coalesce(page.fault, 'its holders vanished') AS fault,
       page.dead_at IS NOT NULL AS "isDead", coalesce(page.dead_at, page.offered_at, clock_timestamp()) AS since,
       (SELECT split_part(min(rule), ':', 1) FROM notice WHERE notice.id = ANY (page.notice_ids)) AS about,
       (SELECT count(*) ${deadDeliveries}) AS deliveries
     FROM delivery_page page WHERE page.done_at IS NULL AND page.tries > 1
       AND (page.dead_at IS NOT NULL OR page.lease_until IS NULL OR page.tries > 2) AND EXISTS (
         SELECT FROM notice WHERE notice.id = ANY (page.notice_ids) AND ${mine('notice.incident_id')})
     ORDER BY page.id DESC LIMIT ${most}`,
    [agency ?? null],
  );
  const events = await sql<DeadLetter>(
    database,
    `SELECT 'event' AS kind, id, type AS about, tries, coalesce(fault, '') AS fault, given_up_at IS NOT NULL AS "isDead",
       coalesce(given_up_at, offered_at, occurred_at) AS since
     FROM outbox WHERE handled_at IS NULL AND tries >= ${mostTries} AND ${mine(`(payload ->> 'incidentId')::bigint`)}
     ORDER BY id DESC LIMIT ${most}`,
    [agency ?? null],
  );
  return [...events, ...pages.map(({ channel, ...row }) => ({ ...row, channel: channelOf(channel) }))];
}

/** Messages of an incident's newest words that could not be sent and wait for an operator, by channel. */
export async function unsentOf(database: Database, incidentId: IncidentId): Promise<Map<Channel, number>> {
  const rows = await sql<{ channel: ChannelCode; deliveries: number }>(
    database,
    `SELECT page.channel, sum((SELECT count(*) ${deadDeliveries}))::bigint AS deliveries FROM delivery_page page
     WHERE page.done_at IS NULL AND page.tries > 1 AND page.dead_at IS NOT NULL
       AND (SELECT max(id) FROM notice WHERE incident_id = $1 AND rule = 'people') = ANY (page.notice_ids)
     GROUP BY page.channel`,
    [incidentId],
  );
  return new Map(rows.map(({ channel, deliveries }) => [channelOf(channel), deliveries]));
}
