import type { OutboxEvent } from '../platform/events/outbox';
import type { FollowId } from './follow';

/**
 * Asked: the followed person is to be asked for consent. Accepted and revoked: the follower's news begin and end.
 * Safety asked: the followed person is to be asked how they are.
 * Nothing tells a refusal or a block.
 */
export interface CircleEvent extends OutboxEvent {
  readonly type: 'follow-asked' | 'follow-accepted' | 'follow-revoked' | 'safety-asked';
  readonly followId: FollowId;
}

export const circleEvent = (type: CircleEvent['type'], followId: FollowId, at: Date): CircleEvent => ({
  type,
  occurredAt: at.toISOString(),
  followId,
});
