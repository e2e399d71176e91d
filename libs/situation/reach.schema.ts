import { z } from 'zod';
import { answers } from '../check-ins/answer';
import type { AnswerCounts, ChannelReach } from './reach.queries';

const count = z.int();

export const reachResponse = z.object({
  channels: z.array(
    z.object({
      channel: z.string(),
      people: count,
      handedOff: count,
      accepted: count,
      confirmed: count,
      failed: count,
      unknown: count,
      expired: count,
      unsent: count,
    }),
  ),
  audience: count,
  answers: z.record(z.enum(answers), count),
  silent: count,
  openCallsForHelp: count,
});

export function toReachResponse(
  channels: readonly ChannelReach[],
  counts: AnswerCounts,
): z.infer<typeof reachResponse> {
  return {
    channels: channels.map(({ channel, people, handedOff, accepted, confirmed, failed, unknown, expired, unsent }) => {
      return { channel, people, handedOff, accepted, confirmed, failed, unknown, expired, unsent };
    }),
    audience: counts.audience,
    answers: { ...counts.answers },
    silent: counts.silent,
    openCallsForHelp: counts.openCallsForHelp,
  };
}
