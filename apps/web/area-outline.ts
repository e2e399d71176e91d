import type { MultiPolygon, Position, Ring } from '../../libs/geo/geojson';

/** The drawing stays small on the wire: this many points at most, whatever the polygon. */
const maxPoints = 300;
const metresPerDegree = 111_320;

export interface AreaOutline {
  /** Integers, in a box of `width` × `height`; fill rule evenodd, so that holes stay open. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly scale: { readonly length: number; readonly metres: number };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The outline of an area as an SVG path, north up, longitudes shortened by the cosine of the middle latitude.
 * @param size length in units of the longer side of the drawing
 */
export function areaOutline(area: MultiPolygon, size = 320): AreaOutline {
  const margin = 12;
  const rings = area.coordinates.flat();
  const bounds = boundsOf(rings);
  const shrink = Math.max(Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180), 0.01);
  const spanX = (bounds.east - bounds.west) * shrink;
  const spanY = bounds.north - bounds.south;
  const unitsPerDegree = (size - 2 * margin) / Math.max(spanX, spanY, 1e-6);
  const width = Math.round(spanX * unitsPerDegree) + 2 * margin;
  const height = Math.round(spanY * unitsPerDegree) + 2 * margin;
  const project = ([longitude, latitude]: Position): Point => ({
    x: Math.round((longitude - bounds.west) * shrink * unitsPerDegree) + margin,
    y: Math.round((bounds.north - latitude) * unitsPerDegree) + margin,
  });
  const drawn = thinned(rings.map((ring) => ring.map(project)));
  return {
    path: drawn.map(toPath).join(''),
    width,
    height,
    scale: scaleBar(unitsPerDegree / metresPerDegree, size / 3),
  };
}

function boundsOf(rings: readonly Ring[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [longitude, latitude] of ring) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  }
  return { west, south, east, north };
}

/** Drops points nearer than a tolerance to the last kept one; the tolerance doubles until few enough remain. */
function thinned(rings: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  for (let tolerance = 1; ; tolerance *= 2) {
    const kept = rings.map((ring) => thinnedRing(ring, tolerance)).filter((ring) => ring.length > 0);
    const points = kept.reduce((sum, ring) => sum + ring.length, 0);
    if (points <= maxPoints || tolerance > 64) return kept.slice(0, maxPoints);
  }
}

function thinnedRing(ring: readonly Point[], tolerance: number): readonly Point[] {
  const kept: Point[] = [];
  for (const point of ring.slice(0, -1)) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= tolerance) kept.push(point);
  }
  return kept;
}

/** A ring too small to draw becomes a diamond of 6 units: a village must not vanish from the map of a nation. */
function toPath(ring: readonly Point[]): string {
  const [first] = ring;
  if (!first) return '';
  if (ring.length < 3) return `M${first.x - 3} ${first.y}l3-3 3 3-3 3z`;
  return `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}z`;
}

/** The longest of 1, 2 or 5 × 10ⁿ metres that fits in `room` units. */
function scaleBar(unitsPerMetre: number, room: number) {
  const power = 10 ** Math.floor(Math.log10(room / unitsPerMetre));
  const metres = [5, 2, 1].map((step) => step * power).find((candidate) => candidate * unitsPerMetre <= room) ?? power;
  return { length: Math.round(metres * unitsPerMetre), metres };
}
