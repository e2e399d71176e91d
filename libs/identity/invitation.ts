import type { AgencyId } from './agency';
import type { OfficerId, OfficerRole } from './officer';

export const invitationHours = 24;

export interface Invitation {
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly email: string;
  readonly roles: readonly OfficerRole[];
  /** Nobody for a founder, who is invited from the command line. */
  readonly invitedBy: OfficerId | null;
  readonly needsConfirmation: boolean;
  readonly confirmedBy: OfficerId | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly totpSecretSealed: Buffer;
}

export interface Invitee {
  /** In lower case. */
  readonly email: string;
  readonly roles: readonly OfficerRole[];
}

/** The token is shown this once; only its hash is kept. */
export interface IssuedInvitation {
  readonly publicId: string;
  readonly email: string;
  readonly token: string;
  readonly needsConfirmation: boolean;
  readonly expiresAt: Date;
}

/**
 * Two people for every new officer (T02), as soon as there are two: an agency with a single administrator could
 * otherwise never gain the second. The audit log says when one person acted alone.
 */
export const needsSecondAdministrator = (administrators: number): boolean => administrators >= 2;

export function isOpen(invitation: Invitation, now: Date): boolean {
  return invitation.usedAt === null && invitation.expiresAt > now;
}

export const isConfirmed = (invitation: Invitation): boolean =>
  !invitation.needsConfirmation || invitation.confirmedBy !== null;

export function decideConfirmation(
  invitation: Invitation,
  by: OfficerId,
  now: Date,
): 'ok' | 'confirmed-already' | 'invitation-gone' | 'second-person-needed' {
  if (!isOpen(invitation, now)) return 'invitation-gone';
  if (isConfirmed(invitation)) return 'confirmed-already';
  return invitation.invitedBy === by ? 'second-person-needed' : 'ok';
}

export function invitationExpiry(invitedAt: Date): Date {
  return new Date(invitedAt.getTime() + invitationHours * 3_600_000);
}
