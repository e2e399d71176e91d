import { z } from 'zod';
import { freshnessOf } from './ageing';
import { answers } from './answer';
import { confidenceOf } from './confidence';
import type { Recorded } from './check-in';
import type { CurrentCheckIn } from './check-ins.queries';

/** Chosen by whoever sends it, once for each answer; quotes around it are allowed. */
export const idempotencyKey = z
  .string()
  .regex(/^"?[\w-]{16,64}"?$/, 'an Idempotency-Key of 16 to 64 letters, digits, "-" or "_"')
  .transform((value) => value.replaceAll('"', ''));

export const checkInSchema = z.strictObject({
  answer: z.enum(answers),
  /** By the clock of the device that kept the answer while it was out of reach. */
  saidAt: z.iso.datetime({ offset: true }).optional(),
  /** A word agreed in advance; any other is ignored without a sign. */
  word: z.string().max(40).optional(),
});

export const checkInResponse = ({ publicId, answer, recordedAt }: Recorded & { outcome: 'recorded' }) => ({
  id: publicId,
  answer,
  recordedAt,
});

/** What counts of one's own answers; null before the first. */
export const currentResponse = (current: CurrentCheckIn | undefined, now: Date) => ({
  current:
    current?.answer && current.saidAt && current.source
      ? {
          id: current.publicId,
          answer: current.answer,
          source: current.source,
          verified: current.verified,
          saidAt: current.saidAt,
          recordedAt: current.recordedAt,
          freshness: freshnessOf(current.saidAt, now),
          confidence: confidenceOf(
            {
              source: current.source,
              verified: current.verified ?? false,
              hadContact: current.hadContact,
              saidAt: current.saidAt,
            },
            now,
          ),
          conflicting: current.isConflicting,
        }
      : null,
  helpAskedAt: current?.helpAskedAt ?? null,
});
