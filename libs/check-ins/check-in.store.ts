import type { EntityManager } from 'typeorm';
import { sql, sqlOne } from '../platform/database/sql';
import type { CheckIn } from './check-in';

export async function insertCheckIn(
  tx: EntityManager,
  checkIn: CheckIn,
  at: Date,
): Promise<{ id: number; isNew: boolean }> {
  const { incidentId, personId, answer, source, verified, idempotencyKey } = checkIn;
  const [created] = await sql<{ id: number }>(
    tx,
    `INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (idempotency_key) DO NOTHING RETURNING id`,
    [incidentId, personId, answer, source, verified, idempotencyKey, at],
  );
  if (created) return { id: created.id, isNew: true };
  const { id } = await sqlOne<{ id: number }>(tx, 'SELECT id FROM check_in WHERE idempotency_key = $1', [
    idempotencyKey,
  ]);
  return { id, isNew: false };
}

/**
 * The newest answer counts. A call for help stays on the record whatever is answered later: only somebody who has
 * spoken with the person may close it.
 * @returns whether the person's answer is another than before
 */
export async function setCurrentCheckIn(
  tx: EntityManager,
  checkInId: number,
  checkIn: CheckIn,
  at: Date,
): Promise<boolean> {
  const { incidentId, personId, answer } = checkIn;
  const values = [incidentId, personId, checkInId, answer, at];
  // Two first answers of one moment: the second waits here for the first, and then finds it below.
  const first = await sql(
    tx,
    `INSERT INTO current_check_in (incident_id, person_id, check_in_id, answer, recorded_at, help_asked_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $4 = 'need_help' THEN $5::timestamptz END)
     ON CONFLICT (incident_id, person_id) DO NOTHING RETURNING check_in_id`,
    values,
  );
  if (first.length === 1) return true;
  const [before] = await sql<{ answer: string; isOlder: boolean }>(
    tx,
    `SELECT answer, check_in_id < $3 AS "isOlder" FROM current_check_in
     WHERE incident_id = $1 AND person_id = $2 FOR UPDATE`,
    [incidentId, personId, checkInId],
  );
  // An answer that comes too late to count may still be a call for help.
  await sql(
    tx,
    `UPDATE current_check_in SET check_in_id = greatest(check_in_id, $3),
       answer = CASE WHEN check_in_id < $3 THEN $4 ELSE answer END,
       recorded_at = CASE WHEN check_in_id < $3 THEN $5 ELSE recorded_at END,
       help_asked_at = coalesce(help_asked_at, CASE WHEN $4 = 'need_help' THEN $5::timestamptz END)
     WHERE incident_id = $1 AND person_id = $2`,
    values,
  );
  return before !== undefined && before.isOlder && answer !== before.answer;
}
