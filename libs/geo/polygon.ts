import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { distanceMetres } from './distance';
import type { Position, Ring } from './geojson';

/** An outer ring and its holes. */
export type PolygonRings = readonly Ring[];

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export function boundsOf(rings: readonly Ring[]): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** The border counts as inside. */
export function polygonContains(polygon: PolygonRings, position: Position): boolean {
  // Turf only reads, but its types ask for arrays that may be written.
  const coordinates = polygon as unknown as number[][][];
  return booleanPointInPolygon([position[0], position[1]], { type: 'Polygon', coordinates });
}

/** Metres from the position to the nearest point of the polygon's border; flat-Earth, for distances of a few km. */
export function metresToBorder(polygon: PolygonRings, position: Position): number {
  const squeeze = Math.cos((position[1] * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const point = nearestOnEdge(ring[i - 1], ring[i], position, squeeze);
      const away = Math.hypot((point[0] - position[0]) * squeeze, point[1] - position[1]);
      nearest = Math.min(nearest, away);
    }
  }
  return nearest * metresPerDegree;
}

const metresPerDegree = distanceMetres([0, 0], [0, 1]);

function nearestOnEdge(from: Position, to: Position, position: Position, squeeze: number): Position {
  const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
  const [px, py] = [(position[0] - from[0]) * squeeze, position[1] - from[1]];
  const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** A position well inside the outer ring: the middle of the widest stretch along a latitude near its middle. */
export function interiorPoint(ring: Ring): Position {
  const latitudes = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b);
  const middle = Math.floor((latitudes.length - 1) / 2);
  const y = (latitudes[middle] + latitudes[middle + 1]) / 2; // between two vertices: the line meets no vertex
  const crossings: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 < y !== y2 < y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  crossings.sort((a, b) => a - b);
  let widest = 0;
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] > crossings[widest + 1] - crossings[widest]) widest = i;
  }
  return [(crossings[widest] + crossings[widest + 1]) / 2, y];
}
