import type { PersonId } from '../people/person';
import type { OutboxEvent } from '../platform/events/outbox';

/** A message to ourselves is due, so that a silence of the service is noticed. */
export interface CanaryDue extends OutboxEvent {
  readonly type: 'canary-due';
  /** The owner of the canary handset: nobody else ever hears of it. */
  readonly personId: PersonId;
  /** This one rings the handset too. */
  readonly calls: boolean;
}

export type CanaryEvent = CanaryDue;

export const canaryDue = (personId: PersonId, calls: boolean, at: Date): CanaryDue => ({
  type: 'canary-due',
  personId,
  calls,
  occurredAt: at.toISOString(),
});
