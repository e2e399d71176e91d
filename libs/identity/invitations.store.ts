import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql';
import type { AgencyId } from './agency';
import type { Invitation } from './invitation';
import { selectInvitation } from './invitations.queries';
import type { OfficerId, OfficerRole } from './officer';

export interface NewInvitation {
  readonly tokenHash: Buffer;
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly email: string;
  readonly roles: readonly OfficerRole[];
  readonly invitedBy: OfficerId | null;
  readonly needsConfirmation: boolean;
  readonly totpSecretSealed: Buffer;
  readonly expiresAt: Date;
}

export async function insertInvitation(tx: EntityManager, invitation: NewInvitation): Promise<void> {
  const { tokenHash, publicId, agencyId, email, roles, invitedBy, needsConfirmation, totpSecretSealed, expiresAt } =
    invitation;
  await sql(
    tx,
    `INSERT INTO officer_invitation
       (token_hash, public_id, agency_id, email, roles, invited_by, needs_confirmation, totp_secret_sealed, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tokenHash, publicId, agencyId, email, roles, invitedBy, needsConfirmation, totpSecretSealed, expiresAt],
  );
}

export async function lockInvitation(
  tx: EntityManager,
  agencyId: AgencyId,
  publicId: string,
): Promise<Invitation | undefined> {
  const [invitation] = await sql<Invitation>(
    tx,
    `${selectInvitation} WHERE agency_id = $1 AND invitation.public_id = $2 FOR UPDATE OF invitation`,
    [agencyId, publicId],
  );
  return invitation;
}

export async function confirmInvitation(tx: EntityManager, publicId: string, by: OfficerId): Promise<void> {
  await sql(tx, 'UPDATE officer_invitation SET confirmed_by = $2 WHERE public_id = $1', [publicId, by]);
}

/** @returns false when another request has used it in the meantime */
export async function claimInvitation(tx: EntityManager, tokenHash: Buffer, now: Date): Promise<boolean> {
  const claimed = await sql(
    tx,
    `UPDATE officer_invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
     RETURNING token_hash`,
    [tokenHash, now],
  );
  return claimed.length === 1;
}

/** Ends the unused invitations of an agency: all, those of one address, or those that one officer made. */
export async function expireInvitations(
  tx: EntityManager,
  agencyId: AgencyId,
  which: { readonly email?: string; readonly invitedBy?: OfficerId },
  now: Date,
): Promise<void> {
  await sql(
    tx,
    `UPDATE officer_invitation SET expires_at = $4
     WHERE agency_id = $1 AND ($2::text IS NULL OR email = $2) AND ($3::bigint IS NULL OR invited_by = $3)
       AND used_at IS NULL AND expires_at > $4`,
    [agencyId, which.email, which.invitedBy, now],
  );
}
