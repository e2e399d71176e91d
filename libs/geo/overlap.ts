import { boundsMeet, boundsOf, interiorPoint, metresToBorder, polygonContains, type PolygonRings } from './polygon';
import type { Position } from './geojson';

/** Neighbouring outlines rarely agree to the metre; a strip this narrow is a drawing's imprecision, not an overlap. */
const toleranceMetres = 100;

/** Whether two of the polygons cover the same ground by more than a narrow strip along a common border. */
export function hasOverlap(polygons: readonly PolygonRings[]): boolean {
  const bounds = polygons.map(boundsOf);
  return polygons.some((a, i) =>
    polygons.some((b, j) => i !== j && boundsMeet(bounds[i], bounds[j]) && reachesInto(a, b)),
  );
}

/** Whether the ground of one reaches into that of the other by more than a narrow strip. */
export function reachInto(some: readonly PolygonRings[], others: readonly PolygonRings[]): boolean {
  const bounds = others.map(boundsOf);
  return some.some((a) => {
    const box = boundsOf(a);
    return others.some((b, i) => boundsMeet(box, bounds[i]) && (reachesInto(a, b) || reachesInto(b, a)));
  });
}

function reachesInto(a: PolygonRings, b: PolygonRings): boolean {
  return probes(a).some((probe) => polygonContains(b, probe) && metresToBorder(b, probe) > toleranceMetres);
}

/** Vertices and middles of edges of the outer ring, and one position inside it. */
function probes([outer]: PolygonRings): Position[] {
  const middles = outer.slice(1).map(([x, y], i): Position => [(x + outer[i][0]) / 2, (y + outer[i][1]) / 2]);
  return [interiorPoint(outer), ...outer, ...middles];
}
