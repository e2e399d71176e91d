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

/** The same limits for one caller, and three a day for all callers together: a name costs nothing to invent. */
export function mayHotlineAsk(
  earlier: readonly { readonly at: Date; readonly isSameCaller: boolean }[],
  now: Date,
): boolean {
  const ofCaller = earlier.filter(({ isSameCaller }) => isSameCaller).map(({ at }) => at);
  const today = earlier.filter(({ at }) => now.getTime() - at.getTime() < 24 * hourMs);
  return today.length < mostAsksPerDay && mayAskIfSafe(ofCaller, now);
}

/** A caller is known by nothing but the name that they give, however it is spelt. */
export const callerKey = (name: string): string =>
  `hotline caller ${name.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase()}`;

/** What the sealed name is bound to. */
export const callerContext = (personId: number): string => `safety_ask:${personId}:caller`;
