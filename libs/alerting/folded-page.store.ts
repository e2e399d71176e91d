import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../platform/database/sql';
import type { PagePeople } from './delivery.store';

/** Pages unfolded in one transaction: small enough that the first of a large alert leave at once. */
const pagesAtOnce = 8;

/**
 * Writes the deliveries of frozen pages, the most urgent and oldest first; from then on senders may take them. Pages of
 * one lane at a time, so that an alert does not wait for others' to be written. Safe in several processes at once. Who has an earlier delivery of the notice on the channel keeps that one.
 * @returns whether there may be more
 */
export async function unfoldPages(database: Database): Promise<boolean> {
  const pages = await sql(
    database,
    `WITH chosen AS MATERIALIZED (
       SELECT id, notice_ids[1] AS notice_id, channel, page, people FROM delivery_page
       WHERE people IS NOT NULL AND lane = (SELECT min(lane) FROM delivery_page WHERE people IS NOT NULL)
       ORDER BY id LIMIT ${pagesAtOnce} FOR UPDATE SKIP LOCKED),
     written AS (
       INSERT INTO delivery (notice_id, channel, person_id, page)
       SELECT notice_id, channel, person_id, page FROM chosen CROSS JOIN LATERAL unnest(people) AS person_id
       ORDER BY notice_id, channel, person_id ON CONFLICT (notice_id, channel, person_id) DO NOTHING)
     UPDATE delivery_page SET people = NULL FROM chosen WHERE delivery_page.id = chosen.id RETURNING delivery_page.id`,
  );
  return pages.length > 0;
}

/** The pages of a notice that has just been frozen. */
export async function foldedPagesOf(tx: EntityManager, noticeId: number): Promise<PagePeople[]> {
  return sql(
    tx,
    `SELECT channel, page, person_from::text AS "personFrom", person_to::text AS "personTo" FROM delivery_page
     WHERE people IS NOT NULL AND notice_ids[1] = $1 ORDER BY id`,
    [noticeId],
  );
}

/** Whether a page that is still folded holds this person. @param notice and person SQL of a notice's and a person's id */
export const isFolded = (notice: string, person: string): string => `EXISTS (
  SELECT FROM delivery_page folded WHERE folded.people IS NOT NULL AND folded.notice_ids[1] = ${notice}
    AND ${person} BETWEEN folded.person_from AND folded.person_to AND ${person} = ANY (folded.people))`;
