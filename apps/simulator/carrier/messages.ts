import type { Message } from './message';

export interface MessageFilter {
  readonly to?: string;
  readonly from?: string;
  /** `YYYY-MM-DD` in UTC, each bound included; Twilio's `DateSent`, `DateSent>` and `DateSent<`. */
  readonly sentOn?: string;
  readonly sentFrom?: string;
  readonly sentUntil?: string;
}

export interface MessagePage {
  readonly messages: readonly Message[];
  /** Present when there is more: the last message of this page. */
  readonly nextAfter?: string;
}

/** The carrier's memory of messages, bounded: the oldest one is forgotten for each one too many. */
export class Messages {
  readonly #bySid = new Map<string, Message>();
  readonly #ring: Message[] = [];
  #next = 0;

  constructor(private readonly limit: number) {}

  add(message: Message): void {
    const forgotten = this.#ring[this.#next];
    if (forgotten) this.#bySid.delete(forgotten.sid);
    this.#ring[this.#next] = message;
    this.#next = (this.#next + 1) % this.limit;
    this.#bySid.set(message.sid, message);
  }

  get(sid: string): Message | undefined {
    return this.#bySid.get(sid);
  }

  /**
   * Newest first, as Twilio lists.
   * @param start the sid that the page before ended with, so that new messages do not shift the pages; or how many to skip
   */
  page(filter: MessageFilter, size: number, start: string | number): MessagePage {
    const messages: Message[] = [];
    let reached = typeof start === 'number';
    let skip = typeof start === 'number' ? start : 0;
    for (const message of this.#newestFirst()) {
      if (!reached) {
        reached = message.sid === start;
        continue;
      }
      if (!passes(message, filter)) continue;
      if (skip-- > 0) continue;
      if (messages.length === size) return { messages, nextAfter: messages.at(-1)?.sid };
      messages.push(message);
    }
    return { messages };
  }

  *#newestFirst(): Generator<Message> {
    for (let i = 1; i <= this.#ring.length; i++) {
      yield this.#ring[(this.#next - i + this.#ring.length) % this.#ring.length];
    }
  }
}

function passes(message: Message, filter: MessageFilter): boolean {
  if (filter.to !== undefined && message.to !== filter.to) return false;
  if (filter.from !== undefined && message.from !== filter.from) return false;
  if (filter.sentOn === undefined && filter.sentFrom === undefined && filter.sentUntil === undefined) return true;
  if (message.sentAtMs === null) return false;
  const day = new Date(message.sentAtMs).toISOString().slice(0, 10);
  if (filter.sentOn !== undefined && day !== filter.sentOn) return false;
  if (filter.sentFrom !== undefined && day < filter.sentFrom) return false;
  return filter.sentUntil === undefined || day <= filter.sentUntil;
}
