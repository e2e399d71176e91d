import { cellResolution } from './cell';

/**
 * SQL of the cell of a coarser resolution that a stored cell lies in: in an H3 index, every digit finer than its
 * resolution is 7, and the resolution stands above the digits.
 * @param cell SQL of a cell of `cellResolution`
 */
export function parentCell(cell: string, resolution: number): string {
  let filling = 0n;
  for (let finer = resolution + 1; finer <= cellResolution; finer++) filling |= 7n << BigInt(3 * (15 - finer));
  return `((${cell} | ${filling}) - ${BigInt(cellResolution - resolution) << 52n})`;
}

/** SQL of the first and the last stored cell inside one of the next coarser resolution: their last digit is 0 to 6, not 7. */
export function childCells(parent: string): { readonly first: string; readonly last: string } {
  const finer = 1n << 52n;
  const digit = 1n << BigInt(3 * (15 - cellResolution));
  return { first: `(${parent} + ${finer - 7n * digit})`, last: `(${parent} + ${finer - digit})` };
}
