/** How long a worker may keep a page without saying that it still works on it. */
export const leaseSeconds = 15;

/** A message may be on its way to the carrier for so long without having left. */
const marginMs = 500;

/**
 * What a worker knows of its own lease without asking the database. A process that stood still wakes up believing what
 * it believed before, and would hand over what another has in hand by now: its own clock says that the time is over.
 * Times are milliseconds of a clock that goes on while the process does not; a lease counts from when it was asked for.
 */
export class Lease {
  private untilMs: number;
  private isLost = false;

  constructor(askedMs: number) {
    this.untilMs = endOf(askedMs);
  }

  renewed(askedMs: number): void {
    this.untilMs = Math.max(this.untilMs, endOf(askedMs));
  }

  lost(): void {
    this.isLost = true;
  }

  isHeld(nowMs: number): boolean {
    return !this.isLost && nowMs < this.untilMs;
  }
}

const endOf = (askedMs: number): number => askedMs + leaseSeconds * 1000 - marginMs;
