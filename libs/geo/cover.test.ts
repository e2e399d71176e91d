import fc from 'fast-check';
import { cellToLatLng, cellToParent, getPentagons, isValidCell, latLngToCell, polygonToCellsExperimental } from 'h3-js';
import { type Area, parseArea } from './area';
import { authorLimits } from './area-input';
import { cellResolution, snapToCell } from './cell';
import { inRanges } from './cell-range';
import { cover } from './cover';
import { distanceMetres } from './distance';
import type { Position } from './geojson';

const limits = { ...authorLimits, maxVertices: 50_000, maxSquareKilometres: 10_000_000, mayOverlap: true };

function areaOf(...rings: Position[][]): Area {
  const parsed = parseArea({ type: 'Polygon', coordinates: rings }, limits);
  if ('refusal' in parsed) throw new Error(`${parsed.refusal}: ${parsed.detail}`);
  return parsed.area;
}

/** H3's own answer, the slow way: every cell of the finest resolution, tested one by one. */
function oracle(area: Area): bigint[] {
  const cells = area.coordinates.flatMap((polygon) =>
    polygonToCellsExperimental(
      polygon.map((ring) => ring.map(([x, y]) => [x, y])),
      cellResolution,
      'containmentOverlapping',
      true,
    ),
  );
  return [...new Set(cells)].map((index) => BigInt(`0x${index}`)).sort((a, b) => (a < b ? -1 : 1));
}

/** Every cell of the ranges, one by one. */
function cellsOf(area: Area): bigint[] {
  return cover(area).flatMap(({ from, to }) => {
    const cells: bigint[] = [];
    for (let ordinal = ordinalOf(from); ordinal <= ordinalOf(to); ordinal++) {
      const cell = cellAt(ordinal);
      if (isValidCell(cell.toString(16))) cells.push(cell); // around a pentagon some indexes do not exist
    }
    return cells;
  });
}

/** Base cell and digits read as one number in base 7, and back: not the way in which the code computes ranges. */
function ordinalOf(cell: bigint): number {
  return digitPlaces.reduce((value, place) => value * 7 + Number((cell >> place) & 7n), Number((cell >> 45n) & 127n));
}

function cellAt(ordinal: number): bigint {
  const finestFirst = [...digitPlaces].reverse();
  let rest = ordinal;
  let cell = (1n << 59n) | (BigInt(cellResolution) << 52n) | ((1n << 21n) - 1n);
  for (const place of finestFirst) {
    cell |= BigInt(rest % 7) << place;
    rest = Math.floor(rest / 7);
  }
  return cell | (BigInt(rest) << 45n);
}

const digitPlaces = Array.from({ length: cellResolution }, (_, i) => BigInt(3 * (14 - i)));

/** A star around a centre: simple by construction, mostly concave. */
function star([longitude, latitude]: Position, radii: readonly number[]): Position[] {
  const ring = radii.map((radius, i): Position => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [
      longitude + (radius * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180),
      latitude + radius * Math.sin(angle),
    ];
  });
  return [...ring, ring[0]];
}

const anywhere = fc.tuple(
  fc.double({ min: -178, max: 178, noNaN: true }),
  fc.double({ min: -70, max: 70, noNaN: true }),
);
const radii = fc.array(fc.double({ min: 0.005, max: 0.15, noNaN: true }), { minLength: 5, maxLength: 24 });

test('covers exactly the cells that H3 says overlap, for any star anywhere', () => {
  fc.assert(
    fc.property(anywhere, radii, (centre, distances) => {
      const area = areaOf(star(centre, distances));
      expect(cellsOf(area)).toEqual(oracle(area));
    }),
    { numRuns: 60 },
  );
});

test.each<[string, Position[][]]>([
  ['around a pentagon', [star(pentagonCentre(), Array(9).fill(0.2))]],
  [
    'up to longitude 180',
    [
      [
        [179.5, -17],
        [180, -17],
        [180, -16.5],
        [179.5, -16.5],
        [179.5, -17],
      ],
    ],
  ],
  [
    'from longitude −180',
    [
      [
        [-180, -17],
        [-179.5, -17],
        [-179.5, -16.5],
        [-180, -16.5],
        [-180, -17],
      ],
    ],
  ],
  [
    'as small as a building',
    [
      [
        [2.35, 48.85],
        [2.3502, 48.85],
        [2.3502, 48.8502],
        [2.35, 48.8502],
        [2.35, 48.85],
      ],
    ],
  ],
  [
    'as thin as a road',
    [
      [
        [2, 48],
        [3, 48.3],
        [3, 48.3001],
        [2, 48.0001],
        [2, 48],
      ],
    ],
  ],
  ['far north', [star([15, 78], Array(12).fill(0.3))]],
  [
    'with a hole that drops cells',
    [star([2.35, 48.85], Array(16).fill(0.1)), star([2.35, 48.85], Array(7).fill(0.05))],
  ],
])('covers an area %s as H3 does', (_name, rings) => {
  const area = areaOf(...rings);
  expect(cellsOf(area)).toEqual(oracle(area));
});

function pentagonCentre(): Position {
  const [latitude, longitude] = cellToLatLng(getPentagons(cellResolution)[4]);
  return [longitude, latitude];
}

test('a nation is covered by few ranges, whatever the detail of its border', () => {
  const wiggly = star(
    [2.5, 46.5],
    Array.from({ length: 5_000 }, (_, i) => 4.3 + 0.3 * Math.sin(i / 90) + 0.02 * Math.sin(i)),
  );
  const area = areaOf(wiggly);
  const ranges = cover(area);
  expect(ranges.length).toBeLessThan(20_000);
  expect(inRanges(ranges, snapToCell(46.5, 2.5))).toBe(true);
  expect(inRanges(ranges, snapToCell(51.5, -0.1))).toBe(false);
});

test('ranges are sorted and disjoint, also when polygons overlap', () => {
  const square = (x: number) => [[[x, 48], [x + 0.2, 48], [x + 0.2, 48.2], [x, 48.2], [x, 48]]]; // prettier-ignore
  const parsed = parseArea({ type: 'MultiPolygon', coordinates: [square(2), square(2.1)] }, limits);
  if ('refusal' in parsed) throw new Error(parsed.detail);
  const ranges = cover(parsed.area);
  ranges.forEach((range, i) => {
    expect(range.from <= range.to).toBe(true);
    if (i > 0) expect(range.from > ranges[i - 1].to).toBe(true);
  });
  expect(cellsOf(parsed.area)).toEqual(oracle(parsed.area));
});

test('no descendant of a cell lies farther from its centre than the cover allows for', () => {
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 3, max: 6 }), ([longitude, latitude], resolution) => {
      const index = latLngToCell(latitude, longitude, cellResolution);
      const parent = cellToParent(index, resolution);
      const [parentLatitude, parentLongitude] = cellToLatLng(parent);
      const [ownLatitude, ownLongitude] = cellToLatLng(index);
      const away = distanceMetres([parentLongitude, parentLatitude], [ownLongitude, ownLatitude]);
      const averageEdge = [0, 0, 0, 68_979, 26_072, 9_854, 3_725][resolution];
      expect(away + 600).toBeLessThan(averageEdge * 1.3 + 600);
    }),
    { numRuns: 500 },
  );
});
