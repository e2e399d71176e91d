import { cellToLatLng } from 'h3-js';
import type { Position } from './geojson';
import { parentCell } from './parent-cell';

/** H3 resolution of a sector, about 36 km²: what a place is called by where no commune is known. */
export const sectorResolution = 6;

/** Before the H3 index of a sector. */
export const sectorPrefix = 'h3:';

/** SQL of the index of the sector that a cell lies in, in hexadecimal. */
export const sectorOf = (cell: string): string => `to_hex(${parentCell(cell, sectorResolution)})`;

/** @param index H3, in hexadecimal */
export function sectorCentre(index: string): Position {
  const [latitude, longitude] = cellToLatLng(index);
  return [longitude, latitude];
}
