import type { OutboxEvent } from '../platform/events/outbox';
import type { PersonId } from '../people/person';
import type { FollowId } from './follow';
import type { MemberId } from './household';

/**
 * Asked: the followed person is to be asked for consent. Accepted and revoked: the follower's news begin and end.
 * Safety asked: the followed person is to be asked how they are.
 * Nothing tells a refusal or a block.
 */
export interface CircleEvent extends OutboxEvent {
  readonly type: 'follow-asked' | 'follow-accepted' | 'follow-revoked' | 'safety-asked';
  readonly followId: FollowId;
}

/** A code is to be sent to the phone of whoever is to be guardian of the person. */
export interface GuardianAsked extends OutboxEvent {
  readonly type: 'guardian-asked';
  readonly minorId: PersonId;
}

/** An officer has somebody asked how they are, for a caller. */
export interface HotlineAsked extends OutboxEvent {
  readonly type: 'hotline-asked';
  readonly askId: number;
}

export const guardianAsked = (minorId: PersonId, at: Date): GuardianAsked => ({
  type: 'guardian-asked',
  occurredAt: at.toISOString(),
  minorId,
});

export const hotlineAsked = (askId: number, at: Date): HotlineAsked => ({
  type: 'hotline-asked',
  occurredAt: at.toISOString(),
  askId,
});

export const circleEvent = (type: CircleEvent['type'], followId: FollowId, at: Date): CircleEvent => ({
  type,
  occurredAt: at.toISOString(),
  followId,
});

/** Somebody with a phone is to be asked whether another may speak for them, as one of their household. */
export interface HouseholdAsked extends OutboxEvent {
  readonly type: 'household-asked';
  readonly memberId: MemberId;
}

export const householdAsked = (memberId: MemberId, at: Date): HouseholdAsked => ({
  type: 'household-asked',
  occurredAt: at.toISOString(),
  memberId,
});
