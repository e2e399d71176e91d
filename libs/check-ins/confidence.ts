import { unreachable } from '../platform/unreachable';
import { freshnessOf } from './ageing';
import type { Source } from './source';

/** How far a report may be relied on, from the least. */
export const confidences = ['low', 'medium', 'high'] as const;

export type Confidence = (typeof confidences)[number];

export interface Told {
  readonly source: Source;
  /** The number was confirmed by a code earlier. */
  readonly verified: boolean;
  /** Who reports another has spoken with them. */
  readonly hadContact?: boolean | null;
  readonly saidAt: Date;
}

/** From nothing but who says it and how long ago: an answer that has become stale is worth one step less. */
export function confidenceOf(told: Told, now: Date): Confidence {
  const level = confidences.indexOf(whenFresh(told));
  return confidences[freshnessOf(told.saidAt, now) === 'stale' ? Math.max(0, level - 1) : level] ?? 'low';
}

function whenFresh({ source, verified, hadContact }: Told): Confidence {
  switch (source) {
    case 'sms':
    case 'voice':
      return verified ? 'high' : 'medium';
    case 'page':
    case 'push':
    case 'link':
      return 'high';
    case 'roster':
      return 'medium';
    case 'on_behalf':
      return hadContact ? 'medium' : 'low';
    case 'import':
      return 'low';
    default:
      return unreachable(source);
  }
}
