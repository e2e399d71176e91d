import type { EntityManager } from 'typeorm';
import type { Language } from '../channels/language';
import { type Database, sql } from '../platform/database/sql';
import type { PersonId } from './person';

interface PendingSubscription {
  readonly requestId: string;
  readonly personId: PersonId;
  readonly codeHash: string;
  readonly codeSealed: Buffer;
  readonly subscriptionSealed: Buffer;
  readonly language: Language;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertPending(tx: EntityManager, pending: PendingSubscription): Promise<void> {
  await sql(
    tx,
    `INSERT INTO one_time_code
       (request_id, person_id, code_hash, code_sealed, subscription_sealed, language, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [pending.requestId, pending.personId, pending.codeHash, pending.codeSealed, pending.subscriptionSealed,
      pending.language, pending.createdAt, pending.expiresAt],
  ); // prettier-ignore
}

/** Counts the try before the code is compared: guesses sent at the same moment are counted one by one. */
export async function takeTry(
  database: Database,
  requestId: string,
  now: Date,
  most: number,
): Promise<{ personId: PersonId; codeHash: string } | undefined> {
  const [row] = await sql<{ person_id: PersonId; code_hash: string }>(
    database,
    `UPDATE one_time_code SET tries = tries + 1 WHERE request_id = $1 AND tries < $3 AND expires_at > $2
     RETURNING person_id, code_hash`,
    [requestId, now, most],
  );
  return row && { personId: row.person_id, codeHash: row.code_hash };
}

/** Takes what was asked for out of the table, so that it is used once and nothing of it stays. */
export async function takePending(tx: EntityManager, requestId: string): Promise<Buffer | undefined> {
  const [row] = await sql<{ subscription_sealed: Buffer }>(
    tx,
    'DELETE FROM one_time_code WHERE request_id = $1 RETURNING subscription_sealed',
    [requestId],
  );
  return row?.subscription_sealed;
}
