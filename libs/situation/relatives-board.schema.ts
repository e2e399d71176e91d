import { z } from 'zod';
import { answerWays } from '../alerting/answer-way';
import { answers } from '../check-ins/answer';
import type { Relative } from './relatives-board';
import type { RelativesBoard } from './relatives-board.service';

const quarter = z.iso.datetime().describe('rounded down to a quarter of an hour');

const status = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    answer: z.enum(answers),
    at: quarter,
    freshness: z.enum(['fresh', 'stale']).describe('stale: six hours old, says how somebody was'),
    way: z.enum(answerWays).describe('unproven: by a number that was never confirmed, and can be forged'),
    conflicting: z.boolean().describe('something else was said too, and somebody has to look'),
    alsoFor: z.array(z.string()).describe('of their household, without a phone: the answer speaks for them'),
  }),
  z.object({ kind: z.literal('reached'), at: quarter.describe('when the device of the person confirmed the alert') }),
  z.object({ kind: z.enum(['on_its_way', 'not_reached', 'not_warned']) }),
]);

export const relativesBoardResponse = z.object({
  incidents: z.array(
    z.object({
      incident: z.string().describe('the short number that stands in the texts'),
      answeredPercent: z.int().nullable().describe('of the people warned, rounded down; null where they are few'),
      isNetworkDegraded: z.boolean(),
      relatives: z.array(z.object({ id: z.uuid(), name: z.string(), status })),
    }),
  ),
});

export const toRelativesBoardResponse = ({ incidents }: RelativesBoard): z.infer<typeof relativesBoardResponse> => ({
  incidents: incidents.map(({ incidentId, answeredPercent, isNetworkDegraded, relatives }) => ({
    incident: String(incidentId),
    answeredPercent,
    isNetworkDegraded,
    relatives: relatives.map(({ id, name, status: one }) => ({ id, name, status: toStatus(one) })),
  })),
});

function toStatus(one: Relative['status']): z.infer<typeof status> {
  switch (one.kind) {
    case 'answered':
      return {
        kind: one.kind,
        answer: one.answer,
        at: one.at.toISOString(),
        freshness: one.freshness,
        way: one.way,
        conflicting: one.isConflicting,
        alsoFor: [...one.alsoFor],
      };
    case 'reached':
      return { kind: one.kind, at: one.at.toISOString() };
    case 'on_its_way':
    case 'not_reached':
    case 'not_warned':
      return { kind: one.kind };
  }
}
