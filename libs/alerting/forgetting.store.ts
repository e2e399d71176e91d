import type { EntityManager } from 'typeorm';
import { sql, sqlOne } from '../platform/database/sql';

/**
 * Forgets some deliveries of these notices with their receipts, and adds them to the counts that stay.
 * @returns how many of each are gone
 */
export function forgetDeliveries(
  tx: EntityManager,
  noticeIds: readonly number[],
  most: number,
): Promise<{ deliveries: number; receipts: number }> {
  return sqlOne(
    tx,
    `WITH gone AS (
       DELETE FROM delivery WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery WHERE notice_id = ANY ($1) LIMIT $2))
       RETURNING notice_id, channel, person_id, status),
     receipts AS (
       DELETE FROM receipt USING gone WHERE receipt.notice_id = gone.notice_id AND receipt.channel = gone.channel
         AND receipt.person_id = gone.person_id RETURNING 1),
     counted AS (
       INSERT INTO delivery_count (day, class, mode, channel, status, deliveries)
       SELECT (frozen_at AT TIME ZONE 'UTC')::date, class, mode, channel, status, count(*)
       FROM gone JOIN notice ON notice.id = notice_id GROUP BY 1, 2, 3, 4, 5
       ON CONFLICT (day, class, mode, channel, status)
         DO UPDATE SET deliveries = delivery_count.deliveries + EXCLUDED.deliveries)
     SELECT (SELECT count(*) FROM gone) AS deliveries, (SELECT count(*) FROM receipts) AS receipts`,
    [noticeIds, most],
  );
}

/** Notices that have no delivery any more. What told a version to people stays as a number and the hash of its audience. */
export async function endNotices(tx: EntityManager, noticeIds: readonly number[], at: Date): Promise<void> {
  await sql(tx, 'DELETE FROM rung WHERE notice_id = ANY ($1)', [noticeIds]);
  await sql(
    tx,
    `UPDATE notice SET purged_at = $2, about_person_id = NULL, named_person_id = NULL
     WHERE id = ANY ($1) AND class = 'alerts' AND version_id IS NOT NULL`,
    [noticeIds, at],
  );
  await sql(tx, 'DELETE FROM notice WHERE id = ANY ($1) AND purged_at IS NULL', [noticeIds]);
}

/** Done pages none of whose notices has a delivery any more. @returns how many are gone */
export async function forgetPages(tx: EntityManager, doneBefore: Date, most: number): Promise<number> {
  const { pages } = await sqlOne<{ pages: number }>(
    tx,
    `WITH gone AS (
       DELETE FROM delivery_page WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM delivery_page WHERE done_at < $1
           AND NOT EXISTS (SELECT FROM notice WHERE notice.id = ANY (notice_ids) AND purged_at IS NULL)
         LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1)
     SELECT count(*) AS pages FROM gone`,
    [doneBefore, most],
  );
  return pages;
}
