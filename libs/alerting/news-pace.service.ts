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

/** The followers who hear of an event later, together with other news. */
export type HeldBack = ReadonlyMap<number, ReadonlySet<PersonId>>;

/** Three changes in five minutes reach a follower as they come; a whole family that answers becomes one message. */
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
    const heldBack = new Map<number, Set<PersonId>>();
    const [held, urgent]: [HeldNews[], HeldNews[]] = [[], []];
    for (const { id, event } of events) {
      const isUrgent = calling.has(`${event.incidentId}:${event.personId}`);
      for (const { followerId, followedId } of follows) {
        const before = windows.get(followerId);
        if (followedId !== event.personId || !before) continue;
        const news = { followerId, followedId, incidentId: event.incidentId };
        const { isHeld, window } = paceNews(before, { isUrgent, isOverloaded }, before.now);
        windows.set(followerId, { ...window, now: before.now });
        if (isUrgent) urgent.push(news);
        if (!isHeld) continue;
        held.push(news);
        heldBack.set(id, (heldBack.get(id) ?? new Set()).add(followerId));
      }
    }
    await writeWindows(tx, windows);
    await holdNews(tx, held);
    await dropHeld(tx, urgent);
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
