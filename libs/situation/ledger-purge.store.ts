import type { EntityManager } from 'typeorm';
import type { Forgotten } from '../alerting/forgotten';
import { sql } from '../platform/database/sql';

/** Any number with which no other advisory lock begins: the letters "purg". */
const purgeLock = 0x70757267;

/** @returns whether this transaction is the only one of all workers that forgets now */
export async function takePurge(tx: EntityManager): Promise<boolean> {
  const [row] = await sql<{ isOurs: boolean }>(tx, 'SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [purgeLock]);
  return row?.isOurs ?? false;
}

/** Adds a slice to what was forgotten on its day. */
export async function noteForgotten(tx: EntityManager, day: Date, gone: Forgotten): Promise<void> {
  await sql(
    tx,
    `INSERT INTO ledger_purge (day, deliveries, receipts, notices, pages)
     VALUES (($1::timestamptz AT TIME ZONE 'UTC')::date, $2, $3, $4, $5)
     ON CONFLICT (day) DO UPDATE SET deliveries = ledger_purge.deliveries + EXCLUDED.deliveries,
       receipts = ledger_purge.receipts + EXCLUDED.receipts, notices = ledger_purge.notices + EXCLUDED.notices,
       pages = ledger_purge.pages + EXCLUDED.pages, proven_at = NULL`,
    [day, gone.deliveries, gone.receipts, gone.notices, gone.pages],
  );
}

/** Days on which something was forgotten that nobody has proven yet; proven with this. */
export function proveDays(tx: EntityManager, at: Date): Promise<(Forgotten & { readonly day: string })[]> {
  return sql(
    tx,
    `UPDATE ledger_purge SET proven_at = $1 WHERE proven_at IS NULL
     RETURNING day::text AS day, deliveries, receipts, notices, pages`,
    [at],
  );
}
