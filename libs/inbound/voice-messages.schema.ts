import { z } from 'zod';
import type { ShownVoiceMessage } from './voice-messages.queries';

export const voiceMessagesSchema = z.object({
  messages: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      seconds: z.number().int(),
      recordedAt: z.iso.datetime(),
      sound: z.string(),
    }),
  ),
});
export type VoiceMessages = z.infer<typeof voiceMessagesSchema>;

export const soundPath = (publicId: string): string => `/v1/me/voice-messages/${publicId}/sound`;

export const toVoiceMessages = (messages: readonly ShownVoiceMessage[]): VoiceMessages => ({
  messages: messages.map(({ publicId, name, seconds, recordedAt }) => ({
    id: publicId,
    name,
    seconds,
    recordedAt: recordedAt.toISOString(),
    sound: soundPath(publicId),
  })),
});
