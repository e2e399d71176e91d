import { polygonToCells } from 'h3-js';
import type { Area } from './area';
import { type Cell, cellResolution } from './cell';

/** The cells whose centres lie in the area, so that of neighbouring areas only one has a cell. Unlike `cover`. */
export function cellsInside(area: Area): Cell[] {
  const cells = area.coordinates.flatMap((polygon) => {
    const rings = polygon.map((ring) => ring.map(([x, y]) => [x, y]));
    return polygonToCells(rings, cellResolution, true);
  });
  return [...new Set(cells)].map((index) => BigInt(`0x${index}`) as Cell); // H3 gave it: resolution and validity hold
}
