import { z } from 'zod';
import type { ServiceStatus } from './service-status';

const seconds = z.number().optional();

export const statusResponse = z.object({
  checkedAt: z.iso.datetime(),
  acceptsAnswers: z.boolean(),
  channels: z.array(
    z.object({
      channel: z.string(),
      state: z.enum(['ok', 'slow', 'down', 'unmeasured']),
      since: z.iso.datetime().optional(),
      p50Seconds: seconds,
      p95Seconds: seconds,
    }),
  ),
});

export function toStatusResponse({
  checkedAt,
  acceptsAnswers,
  channels,
}: ServiceStatus): z.infer<typeof statusResponse> {
  return {
    checkedAt: checkedAt.toISOString(),
    acceptsAnswers,
    channels: channels.map(({ channel, state, since, p50Seconds, p95Seconds }) => {
      return { channel, state, since: since?.toISOString(), p50Seconds, p95Seconds };
    }),
  };
}
