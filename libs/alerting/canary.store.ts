import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql, sqlOne } from '../platform/database/sql';

/** Any number with which no other advisory lock begins: the letters "cana". */
const canaryLock = 0x63616e61;

/** @returns whether the next canary is due and ours to send: of all workers one is told so */
export async function takeTurn(tx: EntityManager, now: Date, everySeconds: number): Promise<boolean> {
  const { isOurs } = await sqlOne<{ isOurs: boolean }>(tx, 'SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [
    canaryLock,
  ]);
  if (!isOurs) return false;
  const recent = await sql(tx, 'SELECT event_id FROM canary WHERE due_at > $1::timestamptz - make_interval(secs => $2) LIMIT 1', [
    now,
    everySeconds,
  ]); // prettier-ignore
  return recent.length === 0;
}

/** Whether the next canary is a call too. */
export async function isCallDue(tx: EntityManager, now: Date, everySeconds: number): Promise<boolean> {
  const recent = await sql(tx, 'SELECT FROM canary WHERE calls AND due_at > $1::timestamptz - make_interval(secs => $2) LIMIT 1', [
    now,
    everySeconds,
  ]); // prettier-ignore
  return everySeconds > 0 && recent.length === 0;
}

export async function insertCanary(tx: EntityManager, eventId: number, calls: boolean, dueAt: Date): Promise<void> {
  await sql(tx, 'INSERT INTO canary (event_id, calls, due_at) VALUES ($1, $2, $3)', [eventId, calls, dueAt]);
}

/** Whether the canary's phone turns out to be somebody's own, who must be left in peace. */
export async function isCitizen(tx: EntityManager, person: PersonId): Promise<boolean> {
  const { isOne } = await sqlOne<{ isOne: boolean }>(
    tx,
    `SELECT EXISTS (SELECT FROM person WHERE id = $1 AND verified_at IS NOT NULL)
       OR EXISTS (SELECT FROM person_place WHERE person_id = $1)
       OR EXISTS (SELECT FROM follow WHERE $1 IN (follower_id, followed_id)) AS "isOne"`,
    [person],
  );
  return isOne;
}

export async function hasPushAddress(database: Database, person: PersonId): Promise<boolean> {
  const rows = await sql(database, 'SELECT id FROM push_address WHERE person_id = $1 LIMIT 1', [person]);
  return rows.length === 1;
}

/** Forgets canaries and all that they left in the ledger. */
export async function deleteCanaries(database: Database, before: Date): Promise<void> {
  await sql(
    database,
    `WITH old AS (DELETE FROM canary WHERE due_at < $1 RETURNING event_id),
     said AS MATERIALIZED (SELECT id FROM notice WHERE rule = 'canary' AND event_id IN (SELECT event_id FROM old)),
     receipts AS (DELETE FROM receipt WHERE notice_id IN (SELECT id FROM said)),
     deliveries AS (DELETE FROM delivery WHERE notice_id IN (SELECT id FROM said) RETURNING notice_id),
     pages AS (
       DELETE FROM delivery_page WHERE done_at < $1 AND done_at > $1::timestamptz - interval '1 day'
         AND notice_ids <@ ARRAY(SELECT id FROM said))
     SELECT count(*) FROM deliveries`,
    [before],
  );
  await sql(
    database,
    `DELETE FROM notice WHERE rule = 'canary' AND frozen_at < $1 AND class = 'service' AND expires_at < $1
       AND NOT EXISTS (SELECT FROM delivery WHERE delivery.notice_id = notice.id)`,
    [before],
  );
}
