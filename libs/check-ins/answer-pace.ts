/** So few are written together: their number says nothing about how long they wait. */
const few = 500;
/** A shorter look says nothing about the pace. */
const shortestLookMs = 250;
/** What was long ago weighs less and less. */
const longestLookMs = 2000;

/**
 * How long an answer that came now would wait: from how many are waiting, and from how fast the last ones were settled
 * while there were many. Times are milliseconds of any one clock that only goes forward.
 */
export class AnswerPace {
  private unsettled = 0;
  /** Since when there are many without a pause, and how many were settled meanwhile. */
  private lookedSince = 0;
  private settledSince = 0;
  /** When anything last moved: an answer settled, or the first of them came. */
  private movedAt = 0;

  came(nowMs: number): void {
    if (this.unsettled === 0) this.movedAt = nowMs;
    this.unsettled++;
    if (this.unsettled === few + 1) {
      this.lookedSince = nowMs;
      this.settledSince = 0;
    }
  }

  settled(count: number, nowMs: number): void {
    this.unsettled -= count;
    this.movedAt = nowMs;
    this.settledSince += count;
    const lookedMs = nowMs - this.lookedSince;
    if (lookedMs <= longestLookMs) return;
    this.lookedSince = nowMs - lookedMs / 2;
    this.settledSince /= 2;
  }

  /** Milliseconds, 0 when nobody waits. A writer that stands still makes everybody wait at least as long again. */
  waitMs(nowMs: number): number {
    if (this.unsettled === 0) return 0;
    const standstillMs = nowMs - this.movedAt;
    const lookedMs = nowMs - this.lookedSince;
    if (this.unsettled <= few || lookedMs < shortestLookMs) return standstillMs;
    return Math.max(standstillMs, (this.unsettled * lookedMs) / Math.max(1, this.settledSince));
  }
}
