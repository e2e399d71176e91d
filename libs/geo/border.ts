import type { Position, Ring } from './geojson';
import type { Bounds } from './polygon';

/** One straight stretch of a polygon's border, in degrees. */
export interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export function edgesOf(rings: readonly Ring[]): Edge[] {
  return rings.flatMap((ring) =>
    ring.slice(1).map((to, i) => ({ x1: ring[i][0], y1: ring[i][1], x2: to[0], y2: to[1] })),
  );
}

/** Whether any part of the edge lies in the box. */
export function edgeMeetsBox({ x1, y1, x2, y2 }: Edge, [west, south, east, north]: Bounds): boolean {
  if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) return false;
  if ((y1 < south && y2 < south) || (y1 > north && y2 > north)) return false;
  // Apart all the same when the four corners lie on one side of the line through the edge.
  const [dx, dy] = [x2 - x1, y2 - y1];
  const a = dx * (south - y1) - dy * (west - x1);
  const b = dx * (south - y1) - dy * (east - x1);
  const c = dx * (north - y1) - dy * (west - x1);
  const d = dx * (north - y1) - dy * (east - x1);
  return !((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0));
}

/** Whether any part of the edge lies in the convex anticlockwise ring. */
export function edgeMeetsConvex({ x1, y1, x2, y2 }: Edge, ring: readonly Position[]): boolean {
  // Cut the edge by the half-plane left of each side of the ring; what is left over lies inside (Cyrus and Beck).
  let [enter, leave] = [0, 1];
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[(i + 1) % ring.length];
    const start = (bx - ax) * (y1 - ay) - (by - ay) * (x1 - ax);
    const end = (bx - ax) * (y2 - ay) - (by - ay) * (x2 - ax);
    if (start < 0 && end < 0) return false;
    if (start < 0) enter = Math.max(enter, start / (start - end));
    else if (end < 0) leave = Math.min(leave, start / (start - end));
    if (enter > leave) return false;
  }
  return true;
}

/** How many times the way from one position west–east, then south–north to another crosses the edges. */
export function crossings(edges: readonly Edge[], [fromX, fromY]: Position, [toX, toY]: Position): number {
  const [west, east] = fromX < toX ? [fromX, toX] : [toX, fromX];
  const [south, north] = fromY < toY ? [fromY, toY] : [toY, fromY];
  let count = 0;
  for (const { x1, y1, x2, y2 } of edges) {
    if (y1 < fromY !== y2 < fromY) {
      const x = x1 + ((fromY - y1) / (y2 - y1)) * (x2 - x1);
      if (x > west && x <= east) count++;
    }
    if (x1 < toX !== x2 < toX) {
      const y = y1 + ((toX - x1) / (x2 - x1)) * (y2 - y1);
      if (y > south && y <= north) count++;
    }
  }
  return count;
}
