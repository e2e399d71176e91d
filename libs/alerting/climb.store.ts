import type { EntityManager } from 'typeorm';
import { type Channel, channelCodes } from '../channels/channel';
import { sql } from '../platform/database/sql';
import type { DueRung } from './rung.store';
import { isNotPaused, isUnanswered, isUnansweredSince, isUnheard, isWilling } from './silence';

/** What must hold for a person who gets the same words on a further channel. */
const silence: Record<'sms' | 'voice', string> = {
  sms: `${isUnheard(['push', 'live'])} AND ${isUnansweredSince}`,
  voice: `${isUnheard(['push', 'live', 'sms'])} AND ${isUnanswered}`,
};

/**
 * The next channel for those people of the rungs' pages who are still silent, in the order of the key, and its pages:
 * one for each page, and one together for those of single people. Nobody gets a second copy on a channel.
 */
export async function insertClimbing(tx: EntityManager, rungs: readonly DueRung[], to: 'sms' | 'voice'): Promise<void> {
  if (rungs.length === 0) return;
  await sql(
    tx,
    `WITH rung AS MATERIALIZED (
       SELECT r.*, notice.incident_id, notice.version_id, notice.class, notice.frozen_at, lane
       FROM unnest($1::bigint[], $2::smallint[], $3::integer[], $4::bigint[], $5::bigint[], $6::integer[])
         AS r (notice_id, channel, page, person_from, person_to, next_page)
       JOIN notice ON notice.id = r.notice_id),
     created AS (
       INSERT INTO delivery (notice_id, channel, person_id, page)
       SELECT told.notice_id, $7, told.person_id, notice.next_page
       FROM rung notice CROSS JOIN LATERAL (
         SELECT notice_id, person_id FROM delivery
         WHERE notice_id = notice.notice_id AND channel = notice.channel
           AND person_id BETWEEN notice.person_from AND notice.person_to AND page = notice.page OFFSET 0) told
       WHERE ${silence[to]} AND ${isWilling} AND ${isNotPaused}
       ORDER BY told.notice_id, told.person_id ON CONFLICT DO NOTHING
       RETURNING notice_id, person_id, page)
     INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     SELECT array_agg(DISTINCT created.notice_id), $7, lane, page, min(person_id), max(person_id)
     FROM created JOIN (SELECT DISTINCT notice_id, lane FROM rung) said USING (notice_id) GROUP BY lane, page`,
    [
      rungs.map(({ noticeId }) => noticeId), rungs.map(({ channel }) => channel), rungs.map(({ page }) => page),
      rungs.map(({ personFrom }) => personFrom), rungs.map(({ personTo }) => personTo), await nextPages(tx, rungs),
      channelCodes[to satisfies Channel],
    ], // prettier-ignore
  );
}

/** Below zero, where no page that was numbered at planning is. */
async function nextPages(tx: EntityManager, rungs: readonly DueRung[]): Promise<number[]> {
  const numbers = await sql<{ page: number }>(
    tx,
    `SELECT -nextval('delivery_page_id_seq')::integer AS page FROM generate_series(0, $1::integer)`,
    [rungs.length],
  );
  const [together, ...own] = numbers.map(({ page }) => page);
  return rungs.map(({ personFrom, personTo }, i) => (personFrom === personTo ? together : own[i]));
}
