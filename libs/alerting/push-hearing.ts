/** Of the pushes handed over lately to people of one district, a minute after each. */
export interface Hearing {
  readonly district: string;
  readonly handed: number;
  readonly confirmed: number;
}

/**
 * Bits of a cell below those that name its parent of resolution 5, some 250 km²: the cells of a district are the ones
 * that are the same without these. Large enough for a count to say something, small enough for a failed mast or cable.
 */
export const districtShift = 30;

/** Fewer pushes say nothing about a district. */
const leastHanded = 20;
const silentBelow = 0.2;
/** Where the others are silent too, it is the push service or the hour, and texting at once helps no district more. */
const othersAtLeast = 0.5;

/** Districts whose network seems to be down for pushes, while elsewhere they arrive. */
export function silentDistricts(hearings: readonly Hearing[]): string[] {
  return hearings.flatMap((hearing) => {
    if (hearing.handed < leastHanded || share([hearing]) >= silentBelow) return [];
    const others = hearings.filter((other) => other !== hearing);
    return share(others) >= othersAtLeast ? [hearing.district] : [];
  });
}

/** Devices that say within ten seconds that they have something: fewer are latecomers, and say nothing of our own ears. */
const leastHeard = 100;
/** So long a message takes to its device and back, without anybody being late. */
const promptSeconds = 15;
/** However late we hear, nobody waits longer for the next step. */
const mostLateSeconds = 240;

/**
 * How much later than usual we hear of devices: a service that has more receipts to take than it can must not take those
 * that wait at its own door for silence.
 * @param ages seconds from the hand-over to the receipt, of those of the last ten seconds
 */
export function lateSeconds(ages: readonly number[]): number {
  if (ages.length < leastHeard) return 0;
  const median = ages.toSorted((a, b) => a - b)[Math.floor(ages.length / 2)];
  return Math.min(mostLateSeconds, Math.max(0, median - promptSeconds));
}

/** Of what was handed over, what was confirmed; 0 when too little was to say. */
function share(hearings: readonly Hearing[]): number {
  const handed = hearings.reduce((sum, hearing) => sum + hearing.handed, 0);
  const confirmed = hearings.reduce((sum, hearing) => sum + hearing.confirmed, 0);
  return handed < leastHanded ? 0 : confirmed / handed;
}
