import { createHash } from 'node:crypto';
import type { CellRange } from '../geo/cell-range';

/**
 * SHA-256, 32 bytes, of the ground that was approved; the database computes the same of the rows that it holds.
 * @param ranges sorted, as `cover` returns them
 */
export const rangeHash = (ranges: readonly CellRange[]): Buffer =>
  createHash('sha256')
    .update(ranges.map(({ from, to }) => `${from}-${to}`).join())
    .digest();
