import { cellToLatLng } from 'h3-js';
import type { Position } from './geojson';

/** H3 resolution of a sector, about 36 km²: what a place is called by where no commune is known. */
export const sectorResolution = 6;

/** @param index H3, in hexadecimal */
export function sectorCentre(index: string): Position {
  const [latitude, longitude] = cellToLatLng(index);
  return [longitude, latitude];
}
