import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Day } from './guardianship';

export async function writeMinor(tx: EntityManager, minorId: PersonId, adultOn: Day): Promise<void> {
  await sql(
    tx,
    `INSERT INTO guardianship (minor_id, adult_on) VALUES ($1, $2)
     ON CONFLICT (minor_id) DO UPDATE SET adult_on = excluded.adult_on`,
    [minorId, adultOn],
  );
}

export async function writeGuardian(tx: EntityManager, minorId: PersonId, guardianId: PersonId): Promise<void> {
  await sql(tx, 'UPDATE guardianship SET guardian_id = $2 WHERE minor_id = $1', [minorId, guardianId]);
}

export interface GuardianCode {
  readonly minorId: PersonId;
  readonly candidateId: PersonId;
  readonly codeHash: string;
  readonly codeSealed: Buffer;
  readonly expiresAt: Date;
}

/** Instead of the one before. */
export async function writeGuardianCode(tx: EntityManager, code: GuardianCode): Promise<void> {
  await sql(
    tx,
    `INSERT INTO guardian_code (minor_id, candidate_id, code_hash, code_sealed, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (minor_id) DO UPDATE SET candidate_id = excluded.candidate_id, code_hash = excluded.code_hash,
       code_sealed = excluded.code_sealed, expires_at = excluded.expires_at, tries = 0`,
    [code.minorId, code.candidateId, code.codeHash, code.codeSealed, code.expiresAt],
  );
}

/** Counts the try before the code is compared. */
export async function takeGuardianTry(
  database: Database,
  minorId: PersonId,
  now: Date,
  most: number,
): Promise<Pick<GuardianCode, 'candidateId' | 'codeHash'> | undefined> {
  const [row] = await sql<Pick<GuardianCode, 'candidateId' | 'codeHash'>>(
    database,
    `UPDATE guardian_code SET tries = tries + 1 WHERE minor_id = $1 AND expires_at > $2 AND tries < $3
     RETURNING candidate_id AS "candidateId", code_hash AS "codeHash"`,
    [minorId, now, most],
  );
  return row;
}

/** Used once. @returns false when another code has taken its place */
export async function deleteGuardianCode(tx: EntityManager, minorId: PersonId, codeHash: string): Promise<boolean> {
  const rows = await sql(tx, 'DELETE FROM guardian_code WHERE minor_id = $1 AND code_hash = $2 RETURNING 1', [
    minorId,
    codeHash,
  ]);
  return rows.length === 1;
}

export async function deleteAdults(database: Database, now: Date): Promise<void> {
  await sql(database, `DELETE FROM guardianship WHERE adult_on <= $1::timestamptz AT TIME ZONE 'UTC'`, [now]);
  await sql(database, 'DELETE FROM guardian_code WHERE expires_at <= $1', [now]);
}
