import type { Position, Ring } from './geojson';

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
  readonly from: Position;
  readonly to: Position;
  readonly ring: number;
  readonly index: number;
  readonly ringSegments: number;
  readonly west: number;
  readonly east: number;
}

/**
 * Whether the rings of one polygon cross, overlap, or a ring touches itself. Two different rings may share single
 * points (a hole that touches the border). Coordinates are read on the grid of 6 decimals that areas are cut to.
 */
export function hasCrossing(rings: readonly Ring[]): boolean {
  const segments = rings.flatMap(segmentsOf).sort((a, b) => a.west - b.west);
  // Sweep from west to east: only segments that overlap in longitude are compared.
  let active: Segment[] = [];
  for (const segment of segments) {
    active = active.filter((other) => other.east >= segment.west);
    if (active.some((other) => conflict(segment, other))) return true;
    active.push(segment);
  }
  return false;
}

function segmentsOf(ring: Ring, ringNumber: number): Segment[] {
  return ring.slice(1).map((to, index) => {
    const from = ring[index];
    const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
    return { from, to, ring: ringNumber, index, ringSegments: ring.length - 1, west, east };
  });
}

function conflict(a: Segment, b: Segment): boolean {
  if (Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1])) return false;
  if (Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])) return false;
  const sides = [
    turn(a.from, a.to, b.from),
    turn(a.from, a.to, b.to),
    turn(b.from, b.to, a.from),
    turn(b.from, b.to, a.to),
  ];
  if (sides.every((side) => side === 0)) return sharedLength(a, b) > 0 || touchesWrongly(a, b);
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return true;
  const touching = sides[0] * sides[1] <= 0 && sides[2] * sides[3] <= 0;
  return touching && touchesWrongly(a, b);
}

/** Two segments that share one point: right for neighbours in a ring and for different rings, wrong otherwise. */
function touchesWrongly(a: Segment, b: Segment): boolean {
  if (a.ring !== b.ring) return false;
  const gap = Math.abs(a.index - b.index);
  return gap !== 1 && gap !== a.ringSegments - 1 && sharedLength(a, b) >= 0;
}

/** Length in degrees that the bounding boxes share; negative when they are apart. */
function sharedLength(a: Segment, b: Segment): number {
  const x = Math.min(a.east, b.east) - Math.max(a.west, b.west);
  const y =
    Math.min(Math.max(a.from[1], a.to[1]), Math.max(b.from[1], b.to[1])) -
    Math.max(Math.min(a.from[1], a.to[1]), Math.min(b.from[1], b.to[1]));
  return x < 0 || y < 0 ? -1 : Math.max(x, y);
}

/** 1 left, −1 right, 0 straight on; in whole micro-degrees, so exact for every edge up to about 80 degrees long. */
function turn(from: Position, to: Position, point: Position): number {
  const [ax, ay] = [micro(to[0]) - micro(from[0]), micro(to[1]) - micro(from[1])];
  const [bx, by] = [micro(point[0]) - micro(from[0]), micro(point[1]) - micro(from[1])];
  return Math.sign(ax * by - ay * bx);
}

const micro = (degrees: number): number => Math.round(degrees * 1e6);
