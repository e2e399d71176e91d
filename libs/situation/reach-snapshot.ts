import type { PlaceReach } from './reach';

/** Minutes after a version was sent at which its reach is frozen. */
export const snapshotMinutes = [1, 5, 15, 60] as const;

/** Names the last snapshot, made when the incident is closed: what the persons' rows said is known by it alone. */
export const lastSnapshot = 0;

export type SnapshotMinute = (typeof snapshotMinutes)[number] | typeof lastSnapshot;

/** What an officer could have known at one moment. Numbers, no persons. */
export interface ReachSnapshot {
  readonly minute: SnapshotMinute;
  /** Later than `minute` says when nobody could count at that time. */
  readonly takenAt: Date;
  readonly places: readonly PlaceReach[];
}
