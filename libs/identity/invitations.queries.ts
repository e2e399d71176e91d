import { type Database, sql } from '../platform/database/sql';
import type { AgencyId } from './agency';
import type { Invitation } from './invitation';

/** Selects `Invitation` rows; a condition and an order may follow. */
export const selectInvitation = `
  SELECT invitation.public_id AS "publicId", agency_id AS "agencyId", agency.name AS "agencyName", email, roles,
    invited_by AS "invitedBy", needs_confirmation AS "needsConfirmation", confirmed_by AS "confirmedBy",
    totp_secret_sealed AS "totpSecretSealed", expires_at AS "expiresAt", used_at AS "usedAt"
  FROM officer_invitation AS invitation JOIN agency ON agency.id = agency_id`;

export async function invitationByToken(database: Database, tokenHash: Buffer): Promise<Invitation | undefined> {
  const [invitation] = await sql<Invitation>(database, `${selectInvitation} WHERE token_hash = $1`, [tokenHash]);
  return invitation;
}

export async function openInvitations(database: Database, agencyId: AgencyId, now: Date): Promise<Invitation[]> {
  return sql<Invitation>(
    database,
    `${selectInvitation} WHERE agency_id = $1 AND used_at IS NULL AND expires_at > $2 ORDER BY invitation.created_at`,
    [agencyId, now],
  );
}
