import type { OutboxEvent } from '../platform/events/outbox';
import type { PersonId } from './person';

/** A code is to be sent; the code itself waits sealed beside its request. */
export interface CodeRequested extends OutboxEvent {
  readonly type: 'code-requested';
  readonly requestId: string;
}

/** A link to one's own data is to be sent; the token waits sealed beside its hash. */
export interface ManageLinkRequested extends OutboxEvent {
  readonly type: 'manage-link-requested';
  /** Hex SHA-256 of the token: names the link, opens nothing. */
  readonly linkId: string;
}

export interface PersonSubscribed extends OutboxEvent {
  readonly type: 'person-subscribed';
  readonly personId: PersonId;
}

export interface PlacesChanged extends OutboxEvent {
  readonly type: 'places-changed';
  readonly personId: PersonId;
}

export interface PersonErased extends OutboxEvent {
  readonly type: 'person-erased';
  readonly personId: PersonId;
}

export type PeopleEvent = CodeRequested | ManageLinkRequested | PersonSubscribed | PlacesChanged | PersonErased;

export const codeRequested = (requestId: string, at: Date): CodeRequested => ({
  type: 'code-requested',
  occurredAt: at.toISOString(),
  requestId,
});

export const manageLinkRequested = (linkId: string, at: Date): ManageLinkRequested => ({
  type: 'manage-link-requested',
  occurredAt: at.toISOString(),
  linkId,
});

export const personSubscribed = (personId: PersonId, at: Date): PersonSubscribed => ({
  type: 'person-subscribed',
  occurredAt: at.toISOString(),
  personId,
});

export const placesChanged = (personId: PersonId, at: Date): PlacesChanged => ({
  type: 'places-changed',
  occurredAt: at.toISOString(),
  personId,
});

export const personErased = (personId: PersonId, at: Date): PersonErased => ({
  type: 'person-erased',
  occurredAt: at.toISOString(),
  personId,
});
