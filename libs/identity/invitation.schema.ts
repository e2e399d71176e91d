import { z } from 'zod';
import { type Invitation, isConfirmed, type IssuedInvitation } from './invitation';
import { emailAddress, publicId, roles, totpCodeInput } from './officer.schema';

export const invitationRequest = z.strictObject({ email: emailAddress, roles });
export const invitationToken = z.string().regex(/^[\w-]{43}$/);

export const acceptanceRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'no control characters'),
  password: z.string().max(400),
  totp: totpCodeInput,
});

export const issuedInvitationResponse = z.object({
  id: publicId,
  email: z.string(),
  /** Shown this once; the link for the invited person ends with it. */
  token: invitationToken,
  needsConfirmation: z.boolean(),
  expiresAt: z.iso.datetime(),
});

export function toIssuedInvitationResponse(issued: IssuedInvitation): z.infer<typeof issuedInvitationResponse> {
  const { publicId: id, email, token, needsConfirmation, expiresAt } = issued;
  return { id, email, token, needsConfirmation, expiresAt: expiresAt.toISOString() };
}

export const openInvitationResponse = z.object({
  id: publicId,
  email: z.string(),
  roles,
  isConfirmed: z.boolean(),
  expiresAt: z.iso.datetime(),
});

/** For administrators, who confirm it. */
export function toOpenInvitationResponse(invitation: Invitation): z.infer<typeof openInvitationResponse> {
  const { publicId: id, email, roles: offered, expiresAt } = invitation;
  return { id, email, roles: [...offered], isConfirmed: isConfirmed(invitation), expiresAt: expiresAt.toISOString() };
}

export const invitationViewResponse = z.object({
  agency: z.string(),
  email: z.string(),
  roles,
  totpUri: z.string(),
  expiresAt: z.iso.datetime(),
});

/** For the invited person. */
export function toInvitationViewResponse(
  invitation: Invitation,
  totpUri: string,
): z.infer<typeof invitationViewResponse> {
  const { agencyName: agency, email, roles: offered, expiresAt } = invitation;
  return { agency, email, roles: [...offered], totpUri, expiresAt: expiresAt.toISOString() };
}
