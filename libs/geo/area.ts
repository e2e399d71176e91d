import turfArea from '@turf/area';
import type { Branded } from '../platform/branded';
import { type AreaLimits, type AreaRefusal, authorLimits, readPolygons, RefusedArea } from './area-input';
import type { MultiPolygon, Position, Ring } from './geojson';
import { hasOverlap, reachInto } from './overlap';
import { type Bounds, boundsOf, interiorPoint, polygonContains } from './polygon';
import { hasCrossing, signedArea } from './ring';
import { liesWithin } from './within';

/**
 * Where an alert holds: one or more simple polygons, outer rings anticlockwise, holes clockwise, 6 decimals, never
 * across longitude 180. Only `parseArea` makes one.
 */
export type Area = Branded<MultiPolygon, 'Area'>;

/** Less ground than a house is a slip of the pen. */
const minSquareKilometres = 0.0001;

/**
 * Reads GeoJSON (Polygon, MultiPolygon, Feature or FeatureCollection of these) or
 * `{ type: 'Circle', centre: [longitude, latitude], radiusMetres }`, also as a Feature's geometry. Refuses by value,
 * whatever the input.
 */
export function parseArea(input: unknown, limits: AreaLimits = authorLimits): { area: Area } | AreaRefusal {
  try {
    const polygons = readPolygons(input, limits);
    if (polygons.length === 0) throw new RefusedArea('area-empty', 'an area has at least one polygon');
    const coordinates = polygons.map(wellFormed);
    const area = { type: 'MultiPolygon', coordinates } as unknown as Area; // what follows earns the brand
    refuseSize(areaSquareKilometres(area), limits);
    if (!limits.mayOverlap && hasOverlap(coordinates)) {
      throw new RefusedArea('area-overlaps', 'two polygons of the area cover the same ground');
    }
    return { area };
  } catch (refused) {
    if (refused instanceof RefusedArea) return { refusal: refused.refusal, detail: refused.detail };
    throw refused;
  }
}

function wellFormed(rings: readonly Ring[]): Ring[] {
  if (hasCrossing(rings)) throw new RefusedArea('area-crosses-itself', 'the border crosses or touches itself');
  if (rings.some((ring) => signedArea(ring) === 0)) throw new RefusedArea('area-zero', 'a ring encloses no ground');
  const [outer, ...holes] = rings;
  const misplaced = holes.some((hole) => {
    const others = holes.filter((other) => other !== hole);
    return !polygonContains([outer, ...others], interiorPoint(hole));
  });
  if (misplaced) throw new RefusedArea('area-hole-outside', 'a hole lies outside its polygon or inside another hole');
  return [wound(outer, 1), ...holes.map((hole) => wound(hole, -1))];
}

function wound(ring: Ring, direction: 1 | -1): Ring {
  return signedArea(ring) * direction > 0 ? ring : [...ring].reverse();
}

function refuseSize(squareKilometres: number, { maxSquareKilometres }: AreaLimits): void {
  if (squareKilometres < minSquareKilometres) throw new RefusedArea('area-zero', 'the area covers no ground');
  if (squareKilometres > maxSquareKilometres) {
    const size = Math.round(squareKilometres);
    throw new RefusedArea('area-too-large', `an area has at most ${maxSquareKilometres} km², this one has ${size} km²`);
  }
}

/** On the sphere; ground that two polygons share counts twice. */
export function areaSquareKilometres(area: Area): number {
  // Turf only reads, but its types ask for arrays that may be written.
  return turfArea({ type: 'MultiPolygon', coordinates: area.coordinates as unknown as number[][][][] }) / 1e6;
}

export function areaBounds(area: Area): Bounds {
  return boundsOf(area.coordinates.flat());
}

/** The border counts as inside. */
export function areaContains(area: Area, position: Position): boolean {
  return area.coordinates.some((polygon) => polygonContains(polygon, position));
}

/** Whether all of the area lies in the territory; 15 m over the border are forgiven. */
export function isWithin(area: Area, territory: Area): boolean {
  return liesWithin(area.coordinates, territory.coordinates);
}

/** Whether the two share ground, beyond the strip by which neighbours' outlines disagree. */
export function areasMeet(area: Area, other: Area): boolean {
  return reachInto(area.coordinates, other.coordinates);
}
