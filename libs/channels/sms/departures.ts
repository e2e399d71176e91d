import { type LaneNumber, laneNumbers } from '../lane';

/** A message that waits for its turn. */
export interface Waiting {
  readonly lane: LaneNumber;
  /** The number that it is sent from: carriers count by sender. */
  readonly sender: string;
  readonly segments: number;
  /** Past this moment it must not leave any more. */
  readonly deadlineMs: number;
}

/** Below the allowed rate, because two clocks are never quite alike; and as much as a late timer may make up for. */
const paceShare = 0.985;
const burstMs = 150;

/**
 * Who leaves next. Nothing of a later lane leaves while something of an earlier one waits for the same sender; within
 * a lane the first come leaves first; no sender leaves faster than allowed. Time is passed in, monotonic.
 */
export class Departures<Item extends Waiting> {
  private readonly senders = new Map<string, SenderLine<Item>>();

  /** @param segmentsPerSecond what the carrier allows each sender; unlimited when undefined */
  constructor(private readonly segmentsPerSecond?: number) {}

  add(item: Item): void {
    this.line(item.sender).add(item);
  }

  /** The one that may leave now, of the earliest lane among the senders whose turn it is. */
  take(nowMs: number): Item | undefined {
    let best: SenderLine<Item> | undefined;
    for (const line of this.senders.values()) {
      if (line.size > 0 && line.freeAtMs <= nowMs && (!best || line.firstLane < best.firstLane)) best = line;
    }
    return best?.take(nowMs);
  }

  /** Milliseconds until somebody may leave or is too late; undefined when nobody waits. */
  waitMs(nowMs: number): number | undefined {
    const moments = [...this.senders.values()].flatMap((line) =>
      line.size > 0 ? [line.freeAtMs, line.firstDeadlineMs] : [],
    );
    return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - nowMs);
  }

  /** Takes out whoever can leave no more. */
  takeLate(nowMs: number): Item[] {
    return this.takeWhere((item) => item.deadlineMs <= nowMs);
  }

  takeWhere(isTaken: (item: Item) => boolean): Item[] {
    return [...this.senders.values()].flatMap((line) => line.takeWhere(isTaken));
  }

  takeAll(): Item[] {
    return this.takeWhere(() => true);
  }

  /** The carrier has said that this sender is too fast. */
  pause(sender: string, untilMs: number): void {
    const line = this.line(sender);
    line.freeAtMs = Math.max(line.freeAtMs, untilMs);
  }

  /** Segments that wait for this sender, in this lane and those before it. */
  waitingSegments(sender: string, lane: LaneNumber = 4): number {
    return (
      this.senders
        .get(sender)
        ?.segments.slice(0, lane + 1)
        .reduce((sum, count) => sum + count, 0) ?? 0
    );
  }

  /** Seconds until `segments` more of the lane would all have left; 0 when the rate is unlimited. */
  drainSeconds(sender: string, lane: LaneNumber, segments: number, nowMs: number): number {
    if (this.segmentsPerSecond === undefined) return 0;
    const heldMs = Math.max(0, (this.senders.get(sender)?.freeAtMs ?? 0) - nowMs);
    return heldMs / 1000 + (this.waitingSegments(sender, lane) + segments) / (this.segmentsPerSecond * paceShare);
  }

  /** Segments of the lane that can leave within so many seconds, beside those that wait already. */
  room(sender: string, lane: LaneNumber, seconds: number, nowMs: number): number {
    if (this.segmentsPerSecond === undefined) return Infinity;
    const spareSeconds = seconds - this.drainSeconds(sender, lane, 0, nowMs);
    return Math.max(0, Math.floor(spareSeconds * this.segmentsPerSecond * paceShare));
  }

  private line(sender: string): SenderLine<Item> {
    const known = this.senders.get(sender);
    if (known) return known;
    const segmentMs = this.segmentsPerSecond === undefined ? 0 : 1000 / (this.segmentsPerSecond * paceShare);
    const fresh = new SenderLine<Item>(segmentMs);
    this.senders.set(sender, fresh);
    return fresh;
  }
}

/** The lanes of one sender, and when it may send again. */
class SenderLine<Item extends Waiting> {
  freeAtMs = -Infinity;
  size = 0;
  /** Waiting, by lane. */
  readonly segments = laneNumbers.map(() => 0);
  private readonly lanes = laneNumbers.map(() => new Fifo<Item>());

  constructor(private readonly segmentMs: number) {}

  get firstLane(): number {
    return this.lanes.findIndex((lane) => lane.first !== undefined);
  }

  get firstDeadlineMs(): number {
    return Math.min(...this.lanes.map((lane) => lane.first?.deadlineMs ?? Infinity));
  }

  add(item: Item): void {
    this.lanes[item.lane].push(item);
    this.segments[item.lane] += item.segments;
    this.size += 1;
  }

  take(nowMs: number): Item | undefined {
    const item = this.lanes[this.firstLane].shift();
    if (!item) return undefined;
    this.left(item);
    this.freeAtMs = Math.max(this.freeAtMs, nowMs - burstMs) + item.segments * this.segmentMs;
    return item;
  }

  takeWhere(isTaken: (item: Item) => boolean): Item[] {
    const taken = this.lanes.flatMap((lane) => lane.takeWhere(isTaken));
    for (const item of taken) this.left(item);
    return taken;
  }

  private left(item: Item): void {
    this.segments[item.lane] -= item.segments;
    this.size -= 1;
  }
}

/** A queue whose front is taken in constant time. */
class Fifo<Item> {
  private items: Item[] = [];
  private head = 0;

  get first(): Item | undefined {
    return this.items[this.head];
  }

  push(item: Item): void {
    this.items.push(item);
  }

  shift(): Item | undefined {
    const item = this.items[this.head];
    if (item === undefined) return undefined;
    this.head += 1;
    if (this.head > 1000 && this.head * 2 > this.items.length) this.takeWhere(() => false);
    return item;
  }

  takeWhere(isTaken: (item: Item) => boolean): Item[] {
    const waiting = this.items.slice(this.head);
    const taken = waiting.filter(isTaken);
    this.items = taken.length === 0 ? waiting : waiting.filter((item) => !isTaken(item));
    this.head = 0;
    return taken;
  }
}
