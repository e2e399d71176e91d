import type { Ring } from './geojson';

/** Twice the signed area in square degrees: positive when the ring turns anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  const [originX, originY] = ring[0];
  for (let i = 0; i + 1 < ring.length; i++) {
    sum += (ring[i][0] - originX) * (ring[i + 1][1] - originY) - (ring[i + 1][0] - originX) * (ring[i][1] - originY);
  }
  return sum;
}

interface Segment {
  readonly ring: number;
  readonly index: number;
  readonly ringSegments: number;
  /** Ends and box in whole micro-degrees: the grid that areas are cut to, on which comparisons are exact. */
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * Whether the rings of one polygon cross or overlap, or a ring touches itself. Two different rings may share single
 * points (a hole that touches the border).
 */
export function hasCrossing(rings: readonly Ring[]): boolean {
  const segments = rings.flatMap(segmentsOf).sort((a, b) => a.west - b.west);
  // Sweep from west to east: only segments that overlap in longitude are compared.
  const active: Segment[] = [];
  for (const segment of segments) {
    let kept = 0;
    for (const other of active) {
      if (other.east < segment.west) continue;
      if (conflict(segment, other)) return true;
      active[kept++] = other;
    }
    active.length = kept;
    active.push(segment);
  }
  return false;
}

function segmentsOf(ring: Ring, ringNumber: number): Segment[] {
  return ring.slice(1).map((to, index) => {
    const [x1, y1] = ring[index].map(micro);
    const [x2, y2] = to.map(micro);
    const [west, east] = x1 < x2 ? [x1, x2] : [x2, x1];
    const [south, north] = y1 < y2 ? [y1, y2] : [y2, y1];
    return { ring: ringNumber, index, ringSegments: ring.length - 1, x1, y1, x2, y2, west, east, south, north };
  });
}

const micro = (degrees: number): number => Math.round(degrees * 1e6);

function conflict(a: Segment, b: Segment): boolean {
  if (a.north < b.south || b.north < a.south || a.east < b.west || b.east < a.west) return false;
  const b1 = side(a, b.x1, b.y1);
  const b2 = side(a, b.x2, b.y2);
  if (b1 * b2 > 0) return false;
  const a1 = side(b, a.x1, a.y1);
  const a2 = side(b, a.x2, a.y2);
  if (a1 * a2 > 0) return false;
  if (b1 * b2 < 0 && a1 * a2 < 0) return true;
  const inLine = b1 === 0 && b2 === 0;
  return (inLine && shareLength(a, b)) || (a.ring === b.ring && !neighbours(a, b));
}

/** Positive left of the segment's line, negative right, 0 on it; exact for segments up to about 80 degrees long. */
function side({ x1, y1, x2, y2 }: Segment, x: number, y: number): number {
  return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
}

/** For two segments in one line: whether they share more than a point. */
function shareLength(a: Segment, b: Segment): boolean {
  return Math.min(a.east, b.east) > Math.max(a.west, b.west) || Math.min(a.north, b.north) > Math.max(a.south, b.south);
}

function neighbours(a: Segment, b: Segment): boolean {
  const gap = Math.abs(a.index - b.index);
  return gap === 1 || gap === a.ringSegments - 1;
}
