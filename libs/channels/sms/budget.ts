import type { LaneNumber } from '../lane';

/** Corrections and alerts are never counted, so that no fraud can spend what warns people. */
const lastExemptLane: LaneNumber = 1;

/** Segments that may be spent in an hour, a full hour's worth at once. Time is passed in, monotonic. */
export class SegmentBudget {
  private left: number;
  private lastMs: number | undefined;

  constructor(private readonly segmentsPerHour: number) {
    this.left = segmentsPerHour;
  }

  /** @returns 0 when the segments are granted and spent, otherwise the seconds until they would be */
  take(lane: LaneNumber, segments: number, nowMs: number): number {
    if (lane <= lastExemptLane) return 0;
    const perMs = this.segmentsPerHour / 3_600_000;
    this.left = Math.min(this.segmentsPerHour, this.left + (nowMs - (this.lastMs ?? nowMs)) * perMs);
    this.lastMs = nowMs;
    if (this.left < segments) return (segments - this.left) / perMs / 1000;
    this.left -= segments;
    return 0;
  }
}
