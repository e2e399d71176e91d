/** How fast a sender may send, and what happens to what comes faster. */
export interface SenderRate {
  readonly segmentsPerSecond: number;
  /** `queue` is what Twilio does: wait for a turn, ten hours at most. `refuse` answers 429 at once. */
  readonly overflow: 'queue' | 'refuse';
  /** How long the queue of a sender may grow; ten hours when left out. */
  readonly queueSeconds?: number;
}

/** Milliseconds until the message's turn, or why it gets none. */
export type Turn = { readonly verdict: 'turn'; readonly waitMs: number } | { readonly verdict: 'full' | 'too-fast' };

/** A token bucket of one second for each sender. */
export class SenderQueues {
  /** When a sender will have sent all that it was given. */
  readonly #freeAtMs = new Map<string, number>();

  constructor(private readonly rate: SenderRate | undefined) {}

  take(sender: string, segments: number, nowMs: number): Turn {
    if (!this.rate) return { verdict: 'turn', waitMs: 0 };
    const costMs = (segments * 1_000) / this.rate.segmentsPerSecond;
    const startMs = Math.max(this.#freeAtMs.get(sender) ?? 0, nowMs - 1_000);
    const waitMs = Math.max(0, Math.ceil(startMs + costMs - nowMs));
    if (this.rate.overflow === 'refuse' && waitMs > 0) return { verdict: 'too-fast' };
    if (waitMs > (this.rate.queueSeconds ?? 36_000) * 1_000) return { verdict: 'full' };
    this.#freeAtMs.set(sender, startMs + costMs);
    return { verdict: 'turn', waitMs };
  }
}
