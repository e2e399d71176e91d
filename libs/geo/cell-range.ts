import { cellResolution } from './cell';

/** All cells from `from` to `to`, both included: one `cell BETWEEN from AND to`. */
export interface CellRange {
  readonly from: bigint;
  readonly to: bigint;
}

const bitsPerDigit = 3n;
const finestResolution = 15;
const resolutionShift = 52n;

/** Digits finer than the resolution are all 7 in an H3 index; this many bits of a `Cell` are such filling. */
const fillingBits = bitsPerDigit * BigInt(finestResolution - cellResolution);

/**
 * The range of a coarser H3 cell's descendants at `cellResolution`. A descendant repeats its ancestor's digits and
 * goes on with digits 0 to 6, so the first has only zeros and the last only sixes.
 * @param resolution that of `index`, 0 to `cellResolution`
 */
export function rangeOf(index: string, resolution: number): CellRange {
  let digitsFromZero = 0n;
  let digitsToSix = 0n;
  for (let digit = resolution + 1; digit <= cellResolution; digit++) {
    const shift = bitsPerDigit * BigInt(finestResolution - digit);
    digitsFromZero |= 7n << shift; // clears the 7 that fills the place
    digitsToSix |= 1n << shift; // 7 − 1
  }
  const levels = BigInt(cellResolution - resolution) << resolutionShift;
  const value = BigInt(`0x${index}`) + levels;
  return { from: value & ~digitsFromZero, to: value - digitsToSix };
}

/** Sorted by `from`, with overlapping and adjoining ranges made one. */
export function mergeRanges(ranges: readonly CellRange[]): CellRange[] {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const merged: CellRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (!last || range.from > following(last.to)) merged.push(range);
    else if (range.to > last.to) merged[merged.length - 1] = { from: last.from, to: range.to };
  }
  return merged;
}

/** The next index after a cell's: one more in its last digit, and no digit is ever 7. */
function following(cell: bigint): bigint {
  let next = cell + (1n << fillingBits);
  for (let digit = cellResolution; digit >= 1; digit--) {
    const shift = bitsPerDigit * BigInt(finestResolution - digit);
    if (((next >> shift) & 7n) !== 7n) break;
    next += 1n << shift;
  }
  return next;
}

/** @param ranges sorted and disjoint, as `cover` returns them */
export function inRanges(ranges: readonly CellRange[], cell: bigint): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].to < cell) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low].from <= cell;
}
