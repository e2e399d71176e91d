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
