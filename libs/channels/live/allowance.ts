/** So many a second, with a reserve for a burst. Time comes from outside, in milliseconds of any clock that only grows. */
export class Allowance {
  private left: number;
  private at = 0;

  constructor(
    private readonly perSecond: number,
    private readonly most: number,
  ) {
    this.left = most;
  }

  /** @returns false when nothing is left; then nothing is taken */
  take(nowMs: number): boolean {
    if (this.at > 0 && nowMs > this.at) {
      const refilled = this.left + ((nowMs - this.at) / 1000) * this.perSecond;
      this.left = Math.max(this.left, Math.min(this.most, refilled));
    }
    this.at = Math.max(this.at, nowMs);
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  /** One more, beyond the reserve: it was earned, and does not come back by itself. */
  grant(): void {
    this.left += 1;
  }
}
