import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { OutboxEvent } from '../platform/events/outbox';

/** Somebody answered, and what is known of them changed. */
export interface CheckInRecorded extends OutboxEvent {
  readonly type: 'check-in-recorded';
  readonly checkInId: number;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
}

export type CheckInEvent = CheckInRecorded;
