import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../platform/database/sql';
import type { Officer, OfficerId } from './officer';
import { officerColumns } from './officers.queries';
import type { Session } from './session';

export type OfficerSession = Officer & Session;

/** The session of an officer who is not disabled, alive or not. */
export async function findSession(database: Database, tokenHash: Buffer): Promise<OfficerSession | undefined> {
  const [session] = await sql<OfficerSession>(
    database,
    `SELECT ${officerColumns}, session.seen_at AS "seenAt", session.expires_at AS "expiresAt",
            session.revoked_at AS "revokedAt"
     FROM officer_session AS session JOIN officer ON officer.id = session.officer_id
     WHERE session.token_hash = $1 AND officer.disabled_at IS NULL`,
    [tokenHash],
  );
  return session;
}

export async function insertSession(
  tx: EntityManager,
  session: {
    readonly tokenHash: Buffer;
    readonly officerId: OfficerId;
    readonly signedInAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { tokenHash, officerId, signedInAt, expiresAt } = session;
  await sql(tx, 'DELETE FROM officer_session WHERE officer_id = $1 AND expires_at < $2', [officerId, signedInAt]);
  await sql(
    tx,
    `INSERT INTO officer_session (token_hash, officer_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)`,
    [tokenHash, officerId, signedInAt, expiresAt],
  );
}

export async function touchSession(database: Database, tokenHash: Buffer, seenAt: Date): Promise<void> {
  await sql(database, 'UPDATE officer_session SET seen_at = greatest(seen_at, $2) WHERE token_hash = $1', [
    tokenHash,
    seenAt,
  ]);
}

export async function revokeSession(database: Database, tokenHash: Buffer, at: Date): Promise<void> {
  await sql(database, 'UPDATE officer_session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL', [
    tokenHash,
    at,
  ]);
}

export async function revokeSessionsOf(database: Database, officerId: OfficerId, at: Date): Promise<void> {
  await sql(database, 'UPDATE officer_session SET revoked_at = $2 WHERE officer_id = $1 AND revoked_at IS NULL', [
    officerId,
    at,
  ]);
}
