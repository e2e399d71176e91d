import type { Call } from './carrier/call';
import type { Message } from './carrier/message';
import type { Notification } from './push/notification';

export type Entry = Message | Notification | Call;

export interface Retention {
  /** Messages and notifications kept in all; older ones live on in the ledger only. */
  readonly entries: number;
  readonly perThread: number;
}

/** What one phone, or one browser without a phone, has on its screen, oldest first. */
export interface Thread {
  readonly owner: string;
  readonly entries: readonly Entry[];
  readonly lastAtMs: number;
}

interface OpenThread extends Thread {
  readonly entries: Entry[];
  lastAtMs: number;
}

/** Screens in memory, with a bound that a million messages do not move. */
export class Threads {
  readonly #threads = new Map<string, OpenThread>();
  /** Every entry shown, in a ring: where a new one is written, the oldest one is forgotten. */
  readonly #ring: { owner: string; entry: Entry }[] = [];
  #next = 0;
  #shown = 0;

  constructor(private readonly retention: Retention) {}

  show(owner: string, entry: Entry, atMs: number): void {
    this.#shown += 1;
    const forgotten = this.#ring[this.#next];
    this.#ring[this.#next] = { owner, entry };
    this.#next = (this.#next + 1) % this.retention.entries;
    if (forgotten) this.#forget(forgotten.owner, forgotten.entry);
    const thread = this.#threads.get(owner) ?? { owner, entries: [], lastAtMs: atMs };
    thread.entries.push(entry);
    thread.lastAtMs = atMs;
    if (thread.entries.length > this.retention.perThread) thread.entries.shift();
    this.#threads.set(owner, thread);
  }

  of(owner: string): Thread | undefined {
    return this.#threads.get(owner);
  }

  owners(): string[] {
    return [...this.#threads.keys()];
  }

  /** The threads whose owner's name contains `part`, newest activity first. */
  latest(limit: number, part: string): Thread[] {
    const found: Thread[] = [];
    for (const thread of this.#threads.values()) if (thread.owner.includes(part)) found.push(thread);
    return found.sort((a, b) => b.lastAtMs - a.lastAtMs).slice(0, limit);
  }

  /** How often anything was ever shown or changed: screens that have changed have a new number. */
  get shown(): number {
    return this.#shown;
  }

  /** Something on a screen has changed. */
  touch(): void {
    this.#shown += 1;
  }

  get size(): number {
    return this.#threads.size;
  }

  #forget(owner: string, entry: Entry): void {
    const thread = this.#threads.get(owner);
    if (!thread) return;
    const at = thread.entries.indexOf(entry);
    if (at >= 0) thread.entries.splice(at, 1);
    if (thread.entries.length === 0) this.#threads.delete(owner);
  }
}
