/** What one hand-over says of the route that it took; nothing when it speaks of the message alone. */
export type Evidence = 'well' | 'failed' | 'slow' | 'shut-out';

/** Why a route was left: it errs, it answers too late, or it refuses our account. */
export type OpenReason = 'errors' | 'slow' | 'shut-out';

export type CircuitState =
  | { readonly state: 'closed' }
  | { readonly state: 'open' | 'half-open'; readonly reason: OpenReason; readonly sinceMs: number };

/** `probe`: one message at a time, to learn whether the route is back. */
export type Admission = 'free' | 'probe' | 'none';

export const circuitRules = {
  /** In a row, whatever the traffic: a quiet route is left as soon as a busy one. */
  failuresInARow: 5,
  /** A wrong token does not heal by being shown more often. */
  shutOutsInARow: 3,
  /** Or half of what was answered lately, when that is a sample. */
  window: { seconds: 10, share: 0.5, sample: 20 },
  /** Nobody comes back sooner while another route works, and later each time it was too soon. */
  holdMs: { first: 60_000, most: 300_000 },
  /** With no other route left, the way is tried again much sooner. */
  lastResortMs: { first: 2000, most: 30_000 },
  probesToClose: 3,
} as const;

interface Opening {
  readonly reason: OpenReason;
  readonly sinceMs: number;
  readonly holdMs: number;
  untilMs: number;
  lastResortAtMs: number;
  lastResortPauseMs: number;
  successes: number;
}

/**
 * Whether messages may take a route. Time is passed in, monotonic and in milliseconds. A hand-over that began before a
 * later one went well says nothing of the route as it is now: it may count in the share, never in a row.
 */
export class Circuit {
  private opening: Opening | undefined;
  private closedAtMs = -Infinity;
  private lastHoldMs: number = circuitRules.holdMs.first;
  private lastWellBeganMs = -Infinity;
  private failuresInARow = 0;
  private shutOutsInARow = 0;
  private isProbing = false;
  private readonly lately = new Window();

  /** @param isLastResort no other route takes messages */
  admission(nowMs: number, isLastResort: boolean): Admission {
    if (!this.opening) return 'free';
    // A late answer is an answer.
    if (isLastResort && this.opening.reason === 'slow') return 'free';
    return !this.isProbing && nowMs >= this.probeAtMs(this.opening, isLastResort) ? 'probe' : 'none';
  }

  /** Milliseconds until the next probe as a last resort. */
  waitMs(nowMs: number): number {
    return this.opening ? Math.max(0, this.opening.lastResortAtMs - nowMs) : 0;
  }

  stateAt(nowMs: number): CircuitState {
    if (!this.opening) return { state: 'closed' };
    const { reason, sinceMs, untilMs } = this.opening;
    return { state: nowMs >= untilMs ? 'half-open' : 'open', reason, sinceMs };
  }

  /** From an admission as `probe` until what became of it is recorded. */
  startProbe(): void {
    this.isProbing = true;
  }

  endProbe(): void {
    this.isProbing = false;
  }

  /**
   * @param beganMs when the message was handed over
   * @returns what the evidence changed
   */
  record(evidence: Evidence, beganMs: number, nowMs: number): 'opened' | 'closed' | undefined {
    if (this.opening) return this.recordOpen(this.opening, evidence, beganMs, nowMs);
    this.lately.add(evidence === 'well', nowMs);
    if (evidence === 'well') {
      this.lastWellBeganMs = Math.max(this.lastWellBeganMs, beganMs);
      this.failuresInARow = 0;
      this.shutOutsInARow = 0;
      return undefined;
    }
    if (beganMs >= this.lastWellBeganMs) this.failuresInARow += 1;
    if (evidence === 'shut-out') this.shutOutsInARow += 1;
    if (this.shutOutsInARow >= circuitRules.shutOutsInARow) return this.open('shut-out', nowMs);
    const isBad = this.failuresInARow >= circuitRules.failuresInARow || this.lately.isBad(nowMs);
    return isBad ? this.open(evidence === 'slow' ? 'slow' : 'errors', nowMs) : undefined;
  }

  private recordOpen(opening: Opening, evidence: Evidence, beganMs: number, nowMs: number): 'closed' | undefined {
    // What was under way when the route was left has been judged with it.
    if (beganMs <= opening.sinceMs) return undefined;
    if (evidence === 'well') {
      opening.successes += 1;
      opening.lastResortAtMs = nowMs;
      const isProven = opening.successes >= circuitRules.probesToClose;
      return isProven && (opening.reason !== 'slow' || nowMs >= opening.untilMs) ? this.close(nowMs) : undefined;
    }
    opening.successes = 0;
    opening.lastResortPauseMs = Math.min(circuitRules.lastResortMs.most, opening.lastResortPauseMs * 2);
    opening.lastResortAtMs = nowMs + opening.lastResortPauseMs;
    opening.untilMs = Math.max(opening.untilMs, nowMs + opening.holdMs);
    return undefined;
  }

  private open(reason: OpenReason, nowMs: number): 'opened' {
    const { holdMs, lastResortMs } = circuitRules;
    const isSoon = nowMs - this.closedAtMs < holdMs.most;
    this.lastHoldMs = isSoon ? Math.min(holdMs.most, this.lastHoldMs * 2) : holdMs.first;
    this.opening = {
      reason, sinceMs: nowMs, holdMs: this.lastHoldMs, untilMs: nowMs + this.lastHoldMs,
      lastResortAtMs: nowMs + lastResortMs.first, lastResortPauseMs: lastResortMs.first, successes: 0,
    }; // prettier-ignore
    return 'opened';
  }

  private close(nowMs: number): 'closed' {
    this.opening = undefined;
    this.closedAtMs = nowMs;
    this.lastWellBeganMs = nowMs;
    this.failuresInARow = 0;
    this.shutOutsInARow = 0;
    this.lately.clear();
    return 'closed';
  }

  private probeAtMs(opening: Opening, isLastResort: boolean): number {
    return isLastResort ? Math.min(opening.lastResortAtMs, opening.untilMs) : opening.untilMs;
  }
}

/** Answers of the last seconds, counted by the second. */
class Window {
  private readonly seconds = Array.from({ length: circuitRules.window.seconds }, () => ({ at: -1, well: 0, bad: 0 }));

  add(isWell: boolean, nowMs: number): void {
    const at = Math.floor(nowMs / 1000);
    const slot = this.seconds[at % this.seconds.length];
    if (slot.at !== at) Object.assign(slot, { at, well: 0, bad: 0 });
    if (isWell) slot.well += 1;
    else slot.bad += 1;
  }

  isBad(nowMs: number): boolean {
    const oldest = Math.floor(nowMs / 1000) - this.seconds.length;
    const recent = this.seconds.filter(({ at }) => at > oldest);
    const bad = recent.reduce((sum, slot) => sum + slot.bad, 0);
    const all = recent.reduce((sum, slot) => sum + slot.well + slot.bad, 0);
    return all >= circuitRules.window.sample && bad >= all * circuitRules.window.share;
  }

  clear(): void {
    for (const slot of this.seconds) slot.at = -1;
  }
}
