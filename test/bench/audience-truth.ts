import { polygonToCellsExperimental } from 'h3-js';
import { type Area, areaBounds, areaContains } from '../../libs/geo/area';
import { cellResolution } from '../../libs/geo/cell';
import type { Invariants } from './bench';
import type { StoredPlaces } from './stored-places';

/**
 * Judges an audience without the program under test: nobody may be missing who has a place in the very area, and
 * nobody may be listed without a place in a cell that H3 itself says touches it.
 */
export function judgeAudience(places: StoredPlaces, area: Area, listed: readonly number[]): Invariants {
  const told = new Set(listed);
  const cells = touchingCells(area);
  const [west, south, east, north] = areaBounds(area);
  const lost = new Set<number>();
  const unexplained = new Set(told);
  for (let i = 0; i < places.count; i++) {
    if (places.isExpired[i]) continue;
    const [personId, x, y] = [places.personId[i], places.longitude[i], places.latitude[i]];
    if (unexplained.has(personId) && cells.has(places.cell[i])) unexplained.delete(personId);
    if (told.has(personId) || x < west || x > east || y < south || y > north) continue;
    if (areaContains(area, [x, y])) lost.add(personId);
  }
  return { lost: lost.size, twice: listed.length - told.size, outside: unexplained.size };
}

function touchingCells(area: Area): ReadonlySet<bigint> {
  const indexes = area.coordinates.flatMap((polygon) => {
    const rings = polygon.map((ring) => ring.map(([x, y]) => [x, y]));
    return polygonToCellsExperimental(rings, cellResolution, 'containmentOverlapping', true);
  });
  return new Set(indexes.map((index) => BigInt(`0x${index}`)));
}
