import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { OutboxEvent } from '../platform/events/outbox';
import type { HeldNews } from './news-pace';

/** What one follower is to hear of several people in one incident, together. */
export interface NewsCollected extends OutboxEvent {
  readonly type: 'news-collected';
  /** The follower. */
  readonly personId: PersonId;
  readonly incidentId: IncidentId;
  readonly followedIds: readonly PersonId[];
}

/** @param group of one follower and incident */
export const newsCollected = (group: readonly [HeldNews, ...HeldNews[]], at: Date): NewsCollected => ({
  type: 'news-collected',
  personId: group[0].followerId,
  incidentId: group[0].incidentId,
  followedIds: group.map(({ followedId }) => followedId),
  occurredAt: at.toISOString(),
});
