import type { EntityManager } from 'typeorm';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import { lastSnapshot } from './reach-snapshot';

/** Whose time is over: nothing of it can leave any more, its incident is closed and counted for the last time. */
const mayGo = `
  purged_at IS NULL AND notice.expires_at < $1 AND frozen_at < $1
  AND (incident_id IS NULL OR EXISTS (
    SELECT FROM incident WHERE incident.id = notice.incident_id AND status = 'closed' AND ended_at < $1))
  AND (class <> 'alerts' OR version_id IS NULL OR EXISTS (
    SELECT FROM reach_snapshot s WHERE s.version_id = notice.version_id AND minute = ${lastSnapshot}))
  AND NOT EXISTS (SELECT FROM delivery_page WHERE done_at IS NULL AND notice_ids @> ARRAY[notice.id])`;

/** Locks some notices whose deliveries are to be forgotten, the oldest first. */
export async function overdueNotices(tx: EntityManager, before: Date, most: number): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    tx,
    `SELECT id FROM notice WHERE ${mayGo} ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, most],
  );
  return rows.map(({ id }) => id);
}

/** What stands in the ledger although its time is over. */
export interface LeftOver {
  /** Notices that could go and did not. */
  readonly overdue: number;
  /** Notices that stay because their incident is not over, or something of them has not come to an end. */
  readonly excused: number;
  /** Notices said to be forgotten of which a delivery or a receipt is left. */
  readonly traces: number;
  /** Deliveries that were forgotten and are in no count. */
  readonly uncounted: number;
}

export function leftOver(database: Database, before: Date): Promise<LeftOver> {
  return sqlOne(
    database,
    `SELECT
       (SELECT count(*) FROM notice WHERE ${mayGo}) AS overdue,
       (SELECT count(*) FROM notice WHERE purged_at IS NULL AND expires_at < $1 AND frozen_at < $1 AND NOT (${mayGo})) AS excused,
       (SELECT count(*) FROM notice WHERE purged_at IS NOT NULL AND (
          EXISTS (SELECT FROM delivery WHERE delivery.notice_id = notice.id)
          OR EXISTS (SELECT FROM receipt WHERE receipt.notice_id = notice.id))) AS traces,
       (SELECT coalesce(sum(deliveries), 0) FROM ledger_purge)::bigint - (SELECT coalesce(sum(deliveries), 0) FROM delivery_count)::bigint AS uncounted`,
    [before],
  );
}
