import { z } from 'zod';
import { typedPhone } from '../../people/phone.schema';
import { deathFileStatuses, deathVerdicts } from './death-file';
import type { DeathFile } from './death-file';

const proof = { password: z.string().max(200), totp: z.string().regex(/^\d{6}$/) };
const reason = z.string().trim().min(3).max(500);

export const openDeathFileSchema = typedPhone.extend({ ...proof, reason });
export const deathProofSchema = z.strictObject(proof);
export const deathVerdictSchema = z.enum(deathVerdicts);
export const revealFollowersSchema = z.strictObject({ reason });

export const deathFilesResponse = z.object({
  files: z.array(
    z.object({
      id: z.uuid(),
      status: z.enum(deathFileStatuses),
      openedAt: z.iso.datetime(),
      decidedAt: z.iso.datetime().nullable(),
      isMine: z.boolean().describe('Opened by the officer who asks: another has to confirm'),
    }),
  ),
});

export const toDeathFiles = (files: readonly DeathFile[], officer: number): z.infer<typeof deathFilesResponse> => ({
  files: files.map(({ publicId, status, openedAt, decidedAt, openedBy }) => ({
    id: publicId,
    status,
    openedAt: openedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    isMine: openedBy === officer,
  })),
});

export const followersToCallResponse = z.object({
  followers: z.array(z.object({ name: z.string(), phone: z.string() })),
});
