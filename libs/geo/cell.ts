import { cellToLatLng, getResolution, isValidCell, latLngToCell } from 'h3-js';
import type { Branded } from '../platform/branded';
import type { Position } from './geojson';

/**
 * An H3 cell of `cellResolution`, as the number that PostgreSQL keeps in a BIGINT (an H3 cell's top bit is 0, so it
 * fits a signed one). Only `snapToCell` and `parseCell` make one.
 */
export type Cell = Branded<bigint, 'Cell'>;

/**
 * Hexagons with edges of about 530 m: a stored place says "this neighbourhood", never "this door". A finer resolution
 * would let a reader of the table find the building.
 */
export const cellResolution = 8;

/** @throws RangeError when the coordinates are no place on Earth: parse them first */
export function snapToCell(latitude: number, longitude: number): Cell {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new RangeError(`no place on Earth: latitude ${latitude}, longitude ${longitude}`);
  }
  return BigInt(`0x${latLngToCell(latitude, longitude, cellResolution)}`) as Cell; // H3 gave it: resolution and validity hold
}

/** The middle of the cell, to draw it or to measure from it; not where the person is. */
export function cellCentre(cell: Cell): Position {
  const [latitude, longitude] = cellToLatLng(cell.toString(16));
  return [longitude, latitude];
}

/** Reads a cell as PostgreSQL returns it ("613196570331971583"); undefined for anything that is not such a cell. */
export function parseCell(decimal: string): Cell | undefined {
  if (!/^\d{18}$/.test(decimal)) return undefined;
  const value = BigInt(decimal);
  const index = value.toString(16);
  return isValidCell(index) && getResolution(index) === cellResolution ? (value as Cell) : undefined;
}
