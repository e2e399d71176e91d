import type { SendResult } from '../channel';
import type { Evidence } from './circuit';

/** What one result says of the route; undefined when it speaks of the message, our speed or a territory alone. */
export function evidenceOf(result: SendResult): Evidence | undefined {
  switch (result.outcome) {
    case 'accepted':
    case 'rejected':
      return 'well';
    case 'unknown':
      return 'failed';
    case 'retry':
      if (result.fault === 'account') return 'shut-out';
      return result.fault === 'carrier' ? 'failed' : undefined;
  }
}

/**
 * Whether another route may be asked at once. Only when the carrier has surely not taken the message: an unknown
 * outcome is never sent again by another way.
 */
export const mayGoElsewhere = (result: SendResult): boolean =>
  result.outcome === 'retry' && result.fault !== undefined && result.fault !== 'pace';
