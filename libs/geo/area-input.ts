import type { Position, Ring } from './geojson';
import { earthRadiusMetres } from './distance';

/** What may be asked of an area before any geometry is computed on it. */
export interface AreaLimits {
  readonly maxPolygons: number;
  readonly maxVertices: number;
  readonly maxSquareKilometres: number;
  /** Whether two polygons may cover the same ground (they count as their union). */
  readonly mayOverlap: boolean;
}

/** For an author who draws an alert: about the ground of metropolitan France and its seas at most. */
export const authorLimits: AreaLimits = {
  maxPolygons: 100,
  maxVertices: 2_000,
  maxSquareKilometres: 1_000_000,
  mayOverlap: false,
};

/** For an agency's territory, which an administrator loads: a country with its overseas parts in full detail. */
export const territoryLimits: AreaLimits = {
  maxPolygons: 1_000,
  maxVertices: 50_000,
  maxSquareKilometres: 20_000_000,
  mayOverlap: true,
};

/** A circle below 200 m is a point by mistake; above 500 km it is a nation, which is drawn. */
export const circleRadiusMetres = { min: 200, max: 500_000 } as const;

export const areaRefusals = [
  'area-not-geojson', 'area-empty', 'area-too-many-polygons', 'area-too-many-vertices', 'area-position-invalid',
  'area-ring-open', 'area-ring-too-short', 'area-crosses-itself', 'area-hole-outside', 'area-overlaps',
  'area-crosses-antimeridian', 'area-near-pole', 'area-circle-radius', 'area-zero', 'area-too-large',
] as const; // prettier-ignore
export type AreaRefusalCode = (typeof areaRefusals)[number];

/** Why an area was refused: a code for programs, a sentence for the author. */
export interface AreaRefusal {
  readonly refusal: AreaRefusalCode;
  readonly detail: string;
}

/** Thrown and caught inside the area parser only; callers of `parseArea` get the value. */
export class RefusedArea extends Error {
  constructor(
    readonly refusal: AreaRefusalCode,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Beyond this latitude a polygon in degrees no longer looks like the ground it means. */
const maxLatitude = 85;
const circleVertices = 64;

/**
 * The polygons (each an outer ring and its holes) that a GeoJSON value or a `Circle` says, with positions checked
 * and cut to 6 decimals (0.1 m). Counts are held before anything else is looked at.
 * @throws RefusedArea
 */
export function readPolygons(input: unknown, limits: AreaLimits): Ring[][] {
  const geometries = geometriesOf(input, limits);
  const polygons = geometries.flatMap((geometry) => polygonsOf(geometry, limits));
  if (polygons.length > limits.maxPolygons) throw tooManyPolygons(limits);
  let vertices = 0;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) throw notGeoJson('a polygon is a list of rings');
    for (const ring of polygon) {
      if (!Array.isArray(ring)) throw notGeoJson('a ring is a list of positions');
      vertices += ring.length;
      if (vertices > limits.maxVertices || polygon.length > limits.maxVertices) {
        throw new RefusedArea('area-too-many-vertices', `an area has at most ${limits.maxVertices} positions`);
      }
    }
  }
  return polygons.map((polygon) => (polygon as unknown[][]).map(readRing)); // lists of lists: checked just above
}

function geometriesOf(input: unknown, limits: AreaLimits): unknown[] {
  if (!isRecord(input)) throw notGeoJson('an area is a GeoJSON object');
  if (input.type === 'Feature') return [input.geometry];
  if (input.type !== 'FeatureCollection') return [input];
  if (!Array.isArray(input.features)) throw notGeoJson('a FeatureCollection has a list of features');
  if (input.features.length > limits.maxPolygons) throw tooManyPolygons(limits);
  return input.features.map((feature: unknown) => {
    if (!isRecord(feature) || feature.type !== 'Feature') throw notGeoJson('a FeatureCollection holds Features only');
    return feature.geometry;
  });
}

function polygonsOf(geometry: unknown, limits: AreaLimits): unknown[] {
  if (!isRecord(geometry)) throw notGeoJson('a Feature has a geometry');
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      if (!Array.isArray(geometry.coordinates)) throw notGeoJson('a MultiPolygon is a list of polygons');
      if (geometry.coordinates.length > limits.maxPolygons) throw tooManyPolygons(limits);
      return geometry.coordinates;
    case 'Circle':
      return [[circleRing(geometry.centre, geometry.radiusMetres)]];
    default:
      throw notGeoJson('an area is a Polygon, a MultiPolygon, a Circle, or Features of these');
  }
}

function readRing(ring: readonly unknown[]): Ring {
  const positions = ring.map(readPosition);
  if (positions.length === 0) throw new RefusedArea('area-ring-too-short', 'a ring is empty');
  if (!samePlace(positions[0], positions[positions.length - 1])) {
    throw new RefusedArea('area-ring-open', 'the last position of a ring repeats the first');
  }
  const distinct = positions.filter((position, i) => i === 0 || !samePlace(position, positions[i - 1]));
  if (distinct.length < 4)
    throw new RefusedArea('area-ring-too-short', 'a ring has at least 4 positions, 3 of them different');
  for (let i = 1; i < distinct.length; i++) {
    if (Math.abs(distinct[i][0] - distinct[i - 1][0]) > 180) {
      throw new RefusedArea('area-crosses-antimeridian', 'cut the area in two at longitude 180 (RFC 7946 §3.1.9)');
    }
  }
  return distinct;
}

function readPosition(input: unknown): Position {
  if (!Array.isArray(input) || input.length < 2 || input.length > 3 || !input.every(Number.isFinite)) {
    throw new RefusedArea('area-position-invalid', 'a position is [longitude, latitude] in degrees');
  }
  const [longitude, latitude] = input.map((degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0); // + 0: no −0
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    throw new RefusedArea('area-position-invalid', `longitude ${longitude}, latitude ${latitude} is no place on Earth`);
  }
  if (Math.abs(latitude) > maxLatitude) {
    throw new RefusedArea('area-near-pole', `an area stays between latitudes −${maxLatitude} and ${maxLatitude}`);
  }
  return [longitude, latitude];
}

/** The circle as a closed anticlockwise 64-gon on the sphere. */
function circleRing(centre: unknown, radiusMetres: unknown): Position[] {
  const [longitude, latitude] = readPosition(centre);
  const { min, max } = circleRadiusMetres;
  if (typeof radiusMetres !== 'number' || !(radiusMetres >= min && radiusMetres <= max)) {
    throw new RefusedArea('area-circle-radius', `the radius of a circle is ${min} to ${max} metres`);
  }
  const degree = Math.PI / 180;
  const angle = radiusMetres / earthRadiusMetres;
  const ring = Array.from({ length: circleVertices }, (_, i): Position => {
    const bearing = -(2 * Math.PI * i) / circleVertices;
    const sine =
      Math.sin(latitude * degree) * Math.cos(angle) + Math.cos(latitude * degree) * Math.sin(angle) * Math.cos(bearing);
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude * degree),
      Math.cos(angle) - Math.sin(latitude * degree) * sine,
    );
    return [longitude + east / degree, Math.asin(sine) / degree];
  });
  if (ring.some(([x]) => Math.abs(x) > 180)) {
    throw new RefusedArea('area-crosses-antimeridian', 'the circle crosses longitude 180: draw two polygons instead');
  }
  return [...ring, ring[0]];
}

const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notGeoJson = (detail: string): RefusedArea => new RefusedArea('area-not-geojson', detail);

function tooManyPolygons(limits: AreaLimits): RefusedArea {
  return new RefusedArea('area-too-many-polygons', `an area has at most ${limits.maxPolygons} polygons`);
}
