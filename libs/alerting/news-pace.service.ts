import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CheckInRecorded } from '../check-ins/check-in-events';
import { currentCheckIns } from '../check-ins/check-ins.queries';
import type { AcceptedFollow } from '../circles/followers.queries';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { emit, type StoredEvent } from '../platform/events/outbox';
import { newsCollected } from './news-events';
import { type HeldNews, type NewsWindow, paceNews } from './news-pace';
import {
  dropHeld, holdNews, isFarBehind, lockWindows, takeDueNews, writeWindows,
} from './news-pace.store'; // prettier-ignore

const followersAtOnce = 200;

interface EventNews extends HeldNews {
  readonly eventId: number;
}

/** What one follower hears at once: of one person, or of all whom they follow of a household that answered together. */
interface FollowerChange {
  readonly followerId: PersonId;
  readonly news: [EventNews, ...EventNews[]];
}

/** The followers who hear of an event later, together with other news. */
export type HeldBack = ReadonlyMap<number, ReadonlySet<PersonId>>;

/**
 * Three changes in five minutes reach a follower as they come, and what comes after them together. A household for which one
 * person answers is one change.
 */
@Injectable()
export class NewsPaceService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction that handles the events: what is held back is neither lost nor told twice. */
  async holdBack(
    tx: EntityManager,
    events: readonly StoredEvent<CheckInRecorded>[],
    follows: readonly AcceptedFollow[],
  ): Promise<HeldBack> {
    if (follows.length === 0) return new Map();
    const windows = new Map<PersonId, NewsWindow & { readonly now: Date }>();
    const followers = [...new Set(follows.map(({ followerId }) => followerId))];
    for (const { followerId, ...window } of await lockWindows(tx, followers)) windows.set(followerId, window);
    const isOverloaded = await isFarBehind(tx);
    const calling = await this.calling(tx, events);
    // Who has said it need not be told.
    const heldBack = new Map(events.map(({ id, event }) => [id, new Set(event.declarerId ? [event.declarerId] : [])]));
    const held: HeldNews[] = [];
    const told: HeldNews[] = [];
    for (const { followerId, news } of changesOf(events, follows)) {
      const before = windows.get(followerId);
      if (!before) continue;
      const isUrgent = news.some(({ incidentId, followedId }) => calling.has(`${incidentId}:${followedId}`));
      const { isHeld, window } = paceNews(before, { isUrgent, isOverloaded }, before.now);
      windows.set(followerId, { ...window, now: before.now });
      const isTogether = news.length > 1;
      if (isHeld) held.push(...news);
      else if (isUrgent || isTogether) told.push(...news);
      if (!isHeld && isTogether) await emit(tx, newsCollected(news, this.clock.now()));
      if (!isHeld && !isTogether) continue;
      for (const { eventId } of news) heldBack.get(eventId)?.add(followerId);
    }
    await writeWindows(tx, windows);
    await holdNews(tx, held);
    await dropHeld(tx, told);
    return heldBack;
  }

  /** Says what has waited long enough. Safe in several processes. */
  async tellDue(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const due = await takeDueNews(tx, followersAtOnce);
      const groups = new Map<string, [HeldNews, ...HeldNews[]]>();
      for (const news of due) {
        const key = `${news.followerId}:${news.incidentId}`;
        const group = groups.get(key);
        if (group) group.push(news);
        else groups.set(key, [news]);
      }
      const now = this.clock.now();
      const events = [...groups.values()].map((group) => newsCollected(group, now));
      if (events.length > 0) await emit(tx, ...events);
    });
  }

  /** Of those whom the events are about, who needs help as things stand. */
  private async calling(tx: EntityManager, events: readonly StoredEvent<CheckInRecorded>[]): Promise<Set<string>> {
    const people = new Map<IncidentId, PersonId[]>();
    for (const { event } of events) {
      people.set(event.incidentId, [...(people.get(event.incidentId) ?? []), event.personId]);
    }
    const calling = new Set<string>();
    for (const [incidentId, ids] of people) {
      for (const { personId, answer } of await currentCheckIns(tx, incidentId, ids)) {
        if (answer === 'need_help') calling.add(`${incidentId}:${personId}`);
      }
    }
    return calling;
  }
}

function changesOf(
  events: readonly StoredEvent<CheckInRecorded>[],
  follows: readonly AcceptedFollow[],
): FollowerChange[] {
  const changes = new Map<string, FollowerChange>();
  for (const { id: eventId, event } of events) {
    const { incidentId, personId: followedId, declarerId } = event;
    for (const { followerId } of follows.filter((follow) => follow.followedId === followedId)) {
      if (followerId === declarerId) continue;
      const one: EventNews = { eventId, followerId, followedId, incidentId };
      const key =
        declarerId === undefined ? `${followerId}:event ${eventId}` : `${followerId}:${incidentId}:${declarerId}`;
      const change = changes.get(key);
      if (change) change.news.push(one);
      else changes.set(key, { followerId, news: [one] });
    }
  }
  return [...changes.values()];
}
