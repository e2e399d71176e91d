const hourMs = 3_600_000;
const longestAgoMs = 72 * hourMs;
/** A telephone's clock that is so much ahead is worth no remark. */
const toleratedAheadMs = 2 * 60_000;

export interface SaidAt {
  readonly at: Date;
  /** The telephone's time could not be, and was cut to the nearest that could. */
  readonly wasAdjusted: boolean;
}

/**
 * When an answer was given, by the clock of the telephone that kept it while it was out of reach. Nothing is said in the
 * future, or a clock that is fast would win over a later call for help; nor before the incident or 72 hours ago.
 */
export function boundedSaidAt(claimed: Date | undefined, now: Date, incidentSince: Date): SaidAt {
  if (!claimed) return { at: now, wasAdjusted: false };
  const earliest = Math.max(now.getTime() - longestAgoMs, incidentSince.getTime());
  const at = Math.min(Math.max(claimed.getTime(), earliest), now.getTime());
  const isTolerable = at === claimed.getTime() || (claimed > now && claimed.getTime() - at <= toleratedAheadMs);
  return { at: new Date(at), wasAdjusted: !isTolerable };
}
