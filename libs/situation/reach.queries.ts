import { type Channel, type ChannelCode, channelOf } from '../channels/channel';
import type { Answer } from '../check-ins/answer';
import { unsentOf } from '../alerting/dead-letters.queries';
import { deliveryStatus } from '../alerting/delivery';
import type { IncidentId } from '../incidents/incident';
import { type Database, sql, sqlOne } from '../platform/database/sql';

const { accepted, delivered, seen, failed, opted_out, expired_undelivered, unknown } = deliveryStatus;

/**
 * How far the newest message of an incident has come on one channel. The three counts are never added up or merged: a
 * carrier that has taken a message has not yet told anybody anything.
 */
export interface ChannelReach {
  readonly channel: Channel;
  readonly people: number;
  readonly handedOff: number;
  readonly accepted: number;
  /** The device itself said so. */
  readonly confirmed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly expired: number;
  /** Waits for an operator: a fault of ours keeps it from being sent. */
  readonly unsent: number;
}

export async function reachOf(database: Database, incidentId: IncidentId): Promise<ChannelReach[]> {
  const unsent = await unsentOf(database, incidentId);
  const rows = await sql<Omit<ChannelReach, 'channel' | 'unsent'> & { channel: ChannelCode }>(
    database,
    `SELECT delivery.channel, count(*) AS people,
       count(*) FILTER (WHERE status IN (2, ${accepted}, ${delivered}, ${seen}, ${unknown})) AS "handedOff",
       count(*) FILTER (WHERE status IN (${accepted}, ${delivered}, ${seen})) AS accepted,
       count(*) FILTER (WHERE status IN (${delivered}, ${seen})) AS confirmed,
       count(*) FILTER (WHERE status IN (${failed}, ${opted_out})) AS failed,
       count(*) FILTER (WHERE status = ${unknown}) AS unknown,
       count(*) FILTER (WHERE status = ${expired_undelivered}) AS expired
     FROM delivery WHERE notice_id = (
       SELECT max(id) FROM notice WHERE incident_id = $1 AND rule = 'people')
     GROUP BY delivery.channel ORDER BY delivery.channel`,
    [incidentId],
  );
  return rows.map((row) => {
    const channel = channelOf(row.channel);
    return { ...row, channel, unsent: unsent.get(channel) ?? 0 };
  });
}

export interface AnswerCounts {
  /** People in the frozen audience of the newest message. */
  readonly audience: number;
  readonly answers: Readonly<Record<Answer, number>>;
  /** People of the audience from whom nothing has come. */
  readonly silent: number;
  readonly openCallsForHelp: number;
}

export function answersOf(database: Database, incidentId: IncidentId): Promise<AnswerCounts> {
  return sqlOne<AnswerCounts>(
    database,
    `WITH newest AS (SELECT id, people FROM notice WHERE incident_id = $1 AND rule = 'people' ORDER BY id DESC LIMIT 1),
     told AS (SELECT DISTINCT person_id FROM delivery JOIN newest ON newest.id = delivery.notice_id),
     given AS (SELECT person_id, answer, help_asked_at FROM current_check_in WHERE incident_id = $1)
     SELECT coalesce((SELECT people FROM newest), 0) AS audience,
       (SELECT count(*) FROM told WHERE person_id NOT IN (SELECT person_id FROM given)) AS silent,
       (SELECT count(*) FROM given WHERE help_asked_at IS NOT NULL) AS "openCallsForHelp",
       jsonb_build_object(
         'safe', count(*) FILTER (WHERE answer = 'safe'),
         'need_help', count(*) FILTER (WHERE answer = 'need_help'),
         'not_in_area', count(*) FILTER (WHERE answer = 'not_in_area'),
         'safe_need_shelter', count(*) FILTER (WHERE answer = 'safe_need_shelter')) AS answers
     FROM given`,
    [incidentId],
  );
}
