import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../platform/database/sql';
import type { AgencyId } from './agency';
import type { OfficerId, OfficerRole } from './officer';

export interface NewOfficer {
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly totpSecretSealed: Buffer;
  readonly totpLastStep: number;
  readonly roles: readonly OfficerRole[];
  readonly createdAt: Date;
  readonly approverFrom: Date;
}

export async function emailIsTaken(database: Database, email: string): Promise<boolean> {
  return (await sql(database, 'SELECT id FROM officer WHERE email = $1', [email])).length > 0;
}

/** @returns false when the address already belongs to an officer */
export async function insertOfficer(tx: EntityManager, officer: NewOfficer): Promise<boolean> {
  const inserted = await sql(
    tx,
    `INSERT INTO officer (public_id, agency_id, email, name, password_hash, totp_secret_sealed, totp_last_step, roles,
       created_at, approver_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (email) DO NOTHING RETURNING id`,
    [
      officer.publicId,
      officer.agencyId,
      officer.email,
      officer.name,
      officer.passwordHash,
      officer.totpSecretSealed,
      officer.totpLastStep,
      officer.roles,
      officer.createdAt,
      officer.approverFrom,
    ],
  );
  return inserted.length === 1;
}

export async function disableOfficer(tx: EntityManager, id: OfficerId, at: Date): Promise<void> {
  await sql(tx, 'UPDATE officer SET disabled_at = $2 WHERE id = $1', [id, at]);
}
