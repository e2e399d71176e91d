/** Numbers in [0, 1). */
export type Random = () => number;

/** A stream that tells the same story for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A pair of bounds, both included, in milliseconds. */
export type RangeMs = readonly [from: number, to: number];

export const between = (random: Random, [from, to]: RangeMs): number => Math.round(from + random() * (to - from));
