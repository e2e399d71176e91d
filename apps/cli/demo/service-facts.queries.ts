import { deliveryStatus } from '../../../libs/alerting/delivery';
import { type ChannelCode, channelCodes, channelOf } from '../../../libs/channels/channel';
import type { PersonId } from '../../../libs/people/person';
import { type Database, sql, sqlOne } from '../../../libs/platform/database/sql';
import type { NoticeFacts } from './reckoning';
import type { PublishedFacts, ServiceFacts } from './service-facts';

const { failed, opted_out, suppressed, superseded, expired_undelivered } = deliveryStatus;
const excused: readonly number[] = [failed, opted_out, suppressed, superseded, expired_undelivered];

export async function serviceFacts(database: Database): Promise<ServiceFacts> {
  const versions = await sql<PublishedFacts>(
    database,
    `SELECT id, (extract(epoch FROM sent_at) * 1000)::bigint AS "sentAtMs" FROM alert_version
     WHERE status = 'published' ORDER BY sent_at`,
  );
  const notices = await sql<NoticeFacts & { id: number }>(
    database,
    'SELECT id, rule, version_id AS "versionId", about_person_id AS about FROM notice ORDER BY id',
  );
  const deliveries = await sql<{ notice: number; person: PersonId; channel: ChannelCode; status: number }>(
    database,
    'SELECT notice_id AS notice, person_id AS person, channel, status FROM delivery',
  );
  const recorded = await sql<{ key: string }>(database, 'SELECT idempotency_key AS key FROM check_in');
  const disputed = await sql<{ person: PersonId }>(
    database,
    `SELECT DISTINCT person_id AS person FROM check_in
     JOIN check_in_overlay overlay ON overlay.check_in_id = check_in.id WHERE overlay.kind = 'disputed'`,
  );
  return {
    versions,
    notices: new Map(notices.map(({ id, ...facts }) => [id, facts])),
    deliveries: deliveries.map(({ notice, person, channel, status }) => {
      return { notice, person, channel: channelOf(channel), isExcused: excused.includes(status) };
    }),
    recorded: new Set(recorded.map(({ key }) => key.split(':')[1] ?? key)),
    disputed: new Set(disputed.map(({ person }) => person)),
  };
}

/**
 * What the service still has to do: events to turn into messages, pages of messages for carriers. Open pages of the
 * service are left out: they say themselves what they have, and are asked again half a minute later.
 */
export function openWork(database: Database): Promise<{ readonly events: number; readonly pages: number }> {
  return sqlOne(
    database,
    `SELECT (SELECT count(*) FROM outbox WHERE handled_at IS NULL) AS events,
       (SELECT count(*) FROM delivery_page WHERE done_at IS NULL AND channel <> ${channelCodes.live}) AS pages`,
  );
}

export interface Reached {
  readonly channel: ChannelCode;
  readonly planned: number;
  readonly told: number;
}

const told = `status IN (${deliveryStatus.accepted}, ${deliveryStatus.delivered}, ${deliveryStatus.seen})`;

/** How far a version has come on each channel. */
export function reachOfVersion(database: Database, version: number): Promise<Reached[]> {
  return sql<Reached>(
    database,
    `SELECT channel, count(*) AS planned, count(*) FILTER (WHERE ${told}) AS told
     FROM delivery WHERE notice_id = (
       SELECT max(notice.id) FROM notice JOIN alert_version ON alert_version.id = notice.version_id
       WHERE alert_version.version = $1 AND notice.rule = 'people')
     GROUP BY channel ORDER BY channel`,
    [version],
  );
}

/** Messages to followers about an answer. */
export function newsOfRelatives(database: Database): Promise<Omit<Reached, 'channel'>> {
  return sqlOne(
    database,
    `SELECT count(*) AS planned, count(*) FILTER (WHERE ${told}) AS told
     FROM delivery JOIN notice ON notice.id = delivery.notice_id WHERE notice.rule = 'followers'`,
  );
}
