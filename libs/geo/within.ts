import { type Edge, edgeMeetsBox, edgesOf } from './border';
import { type Bounds, boundsMeet, boundsOf, metresToBorder, polygonContains, type PolygonRings } from './polygon';
import type { Position } from './geojson';

type Polygons = readonly PolygonRings[];

/** Outlines drawn by different hands differ by some metres; nearer than this to the border counts as inside. */
const toleranceMetres = 15;

/**
 * Whether the union of the inner polygons lies in the union of the outer ones, which may be neighbours that share
 * borders (the départements of a region) and may have holes.
 */
export function liesWithin(inner: Polygons, outer: Polygons): boolean {
  const holder = outer.map((polygon) => ({ polygon, bounds: widened(boundsOf(polygon)), edges: edgesOf(polygon) }));
  const innerBounds = boundsOf(inner.flat());
  const holds = (position: Position): boolean =>
    holder.some(({ polygon, bounds }) => {
      return boundsMeet(bounds, [...position, ...position]) &&
        (polygonContains(polygon, position) || metresToBorder(polygon, position) < toleranceMetres); // prettier-ignore
    });

  // Between two crossings with outer borders, a stretch of the inner border is inside as a whole or outside as a whole.
  const outerEdges = holder.flatMap(({ edges }) => edges).filter((edge) => edgeMeetsBox(edge, innerBounds));
  const borderInside = inner.flatMap(edgesOf).every((edge) => stretches(edge, outerEdges).every(holds));
  if (!borderInside) return false;

  // What could still be missing is a hole or a gap wholly within the inner polygons: look on both sides of its border.
  return outerEdges.every((edge) =>
    sidesOf(edge).every((side) => holds(side) || !inner.some((polygon) => polygonContains(polygon, side))),
  );
}

/** The middle of each stretch between the points where the others cross the edge, and its two ends. */
function stretches(edge: Edge, others: readonly Edge[]): Position[] {
  const shares = [0, 1];
  const box = boxOf(edge);
  for (const other of others) {
    if (!edgeMeetsBox(other, box)) continue;
    const share = crossingShare(edge, other);
    if (share !== undefined) shares.push(share);
  }
  shares.sort((a, b) => a - b);
  const middles = shares.slice(1).map((share, i) => (share + shares[i]) / 2);
  return [0, 1, ...middles].map((share) => along(edge, share));
}

/** Where along the first edge (0 to 1) the second crosses it. */
function crossingShare(a: Edge, b: Edge): number | undefined {
  const [ax, ay, bx, by] = [a.x2 - a.x1, a.y2 - a.y1, b.x2 - b.x1, b.y2 - b.y1];
  const parallel = ax * by - ay * bx;
  if (parallel === 0) return undefined;
  const share = ((b.x1 - a.x1) * by - (b.y1 - a.y1) * bx) / parallel;
  const otherShare = ((b.x1 - a.x1) * ay - (b.y1 - a.y1) * ax) / parallel;
  return share > 0 && share < 1 && otherShare >= 0 && otherShare <= 1 ? share : undefined;
}

/** Positions just beyond the tolerance on either side of an edge, at three places along it. */
function sidesOf(edge: Edge): Position[] {
  const middle = along(edge, 0.5);
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const [dx, dy] = [(edge.x2 - edge.x1) * squeeze, edge.y2 - edge.y1];
  const step = (2 * toleranceMetres) / 111_195 / Math.hypot(dx, dy);
  return [0.1, 0.5, 0.9].flatMap((share) =>
    [step, -step].map((offset): Position => {
      const [x, y] = along(edge, share);
      return [x - (dy * offset) / squeeze, y + dx * offset];
    }),
  );
}

const along = ({ x1, y1, x2, y2 }: Edge, share: number): Position => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];

function boxOf({ x1, y1, x2, y2 }: Edge): Bounds {
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** The box grown by about a hundred metres, so that the tolerance is not lost at its sides. */
function widened([west, south, east, north]: Bounds): Bounds {
  return [west - 0.01, south - 0.001, east + 0.01, north + 0.001];
}
