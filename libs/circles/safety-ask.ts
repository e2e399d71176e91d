const hourMs = 3_600_000;

/** A question that comes more often presses an answer out of somebody. */
export const hoursBetweenAsks = 6;
export const mostAsksPerDay = 3;

/** @param earlier when the same person was asked for the same follower */
export function mayAskIfSafe(earlier: readonly Date[], now: Date): boolean {
  const ages = earlier.map((moment) => now.getTime() - moment.getTime());
  const today = ages.filter((age) => age < 24 * hourMs);
  return today.length < mostAsksPerDay && today.every((age) => age >= hoursBetweenAsks * hourMs);
}
