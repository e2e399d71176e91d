import { kinks } from '@turf/kinks';
import fc from 'fast-check';
import { type Area, areaBounds, areaContains, areaSquareKilometres, isWithin, parseArea } from './area';
import { authorLimits } from './area-input';
import { distanceMetres } from './distance';
import type { Position } from './geojson';

/** A square with its south-west corner at the position, `side` degrees wide. */
function square([x, y]: Position, side: number): Position[] {
  return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]; // prettier-ignore
}

const polygon = (...rings: readonly unknown[]) => ({ type: 'Polygon', coordinates: rings });
const paris: Position = [2.3, 48.8];

function areaOf(input: unknown, limits = authorLimits): Area {
  const parsed = parseArea(input, limits);
  if ('refusal' in parsed) throw new Error(`${parsed.refusal}: ${parsed.detail}`);
  return parsed.area;
}

function refusalOf(input: unknown, limits = authorLimits): string {
  const parsed = parseArea(input, limits);
  return 'refusal' in parsed ? parsed.refusal : 'accepted';
}

const bowTie = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]; // prettier-ignore
const bowTieAtVertex = [[0, 0], [0.5, 0.5], [1, 0], [1, 1], [0.5, 0.5], [0, 1], [0, 0]]; // prettier-ignore
const spike = [[0, 0], [1, 0], [1, 1], [1, 3], [1, 1], [0, 1], [0, 0]]; // prettier-ignore
const nested = (depth: number): unknown =>
  depth === 0 ? polygon(square(paris, 0.1)) : { type: 'GeometryCollection', geometries: [nested(depth - 1)] };

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'area-not-geojson'],
  ['null', null, 'area-not-geojson'],
  ['a text', '{"type":"Polygon"}', 'area-not-geojson'],
  ['a list', [polygon(square(paris, 0.1))], 'area-not-geojson'],
  ['a point', { type: 'Point', coordinates: paris }, 'area-not-geojson'],
  ['a line', { type: 'LineString', coordinates: square(paris, 0.1) }, 'area-not-geojson'],
  ['a geometry collection', nested(1), 'area-not-geojson'],
  ['collections 1,000 deep', nested(1_000), 'area-not-geojson'],
  ['a Feature without geometry', { type: 'Feature', geometry: null }, 'area-not-geojson'],
  [
    'a Feature in a Feature',
    { type: 'Feature', geometry: { type: 'Feature', geometry: polygon(square(paris, 0.1)) } },
    'area-not-geojson',
  ],
  [
    'a FeatureCollection in a FeatureCollection',
    { type: 'FeatureCollection', features: [{ type: 'FeatureCollection', features: [] }] },
    'area-not-geojson',
  ],
  ['features that are no list', { type: 'FeatureCollection', features: { length: 1 } }, 'area-not-geojson'],
  ['a polygon without rings', polygon(), 'area-not-geojson'],
  ['a polygon whose ring is a text', polygon('2.3,48.8'), 'area-not-geojson'],
  ['coordinates that are no list', { type: 'MultiPolygon', coordinates: 'abc' }, 'area-not-geojson'],
  ['an empty multipolygon', { type: 'MultiPolygon', coordinates: [] }, 'area-empty'],
  ['an empty FeatureCollection', { type: 'FeatureCollection', features: [] }, 'area-empty'],
  ['an empty ring', polygon([]), 'area-ring-too-short'],
  [
    'a ring of three positions',
    polygon([
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
    'area-ring-too-short',
  ],
  ['a ring of one position, repeated', polygon(Array(9).fill(paris)), 'area-ring-too-short'],
  ['an open ring', polygon(square(paris, 0.1).slice(0, 4)), 'area-ring-open'],
  ['longitude 200', polygon(square([199.9, 48], 0.1)), 'area-position-invalid'],
  ['latitude 91', polygon(square([2, 90.95], 0.1)), 'area-position-invalid'],
  [
    'latitude and longitude exchanged, beyond the pole',
    polygon([
      [48, 120],
      [49, 120],
      [49, 121],
      [48, 120],
    ]),
    'area-position-invalid',
  ],
  [
    'NaN',
    polygon([
      [0, 0],
      [1, NaN],
      [1, 1],
      [0, 0],
    ]),
    'area-position-invalid',
  ],
  [
    'infinity',
    polygon([
      [0, 0],
      [1, 0],
      [Infinity, 1],
      [0, 0],
    ]),
    'area-position-invalid',
  ],
  [
    'numbers as texts',
    polygon([
      ['0', '0'],
      ['1', '0'],
      ['1', '1'],
      ['0', '0'],
    ]),
    'area-position-invalid',
  ],
  ['null positions', polygon([null, null, null, null]), 'area-position-invalid'],
  ['positions of four numbers', polygon(square(paris, 0.1).map((p) => [...p, 0, 0])), 'area-position-invalid'],
  [
    'the north pole',
    polygon([
      [0, 80],
      [120, 89.9],
      [-120, 89.9],
      [0, 80],
    ]),
    'area-near-pole',
  ],
  [
    'an edge across longitude 180',
    polygon([
      [179, -17],
      [-179, -17],
      [-179, -16],
      [179, -16],
      [179, -17],
    ]),
    'area-crosses-antimeridian',
  ],
  [
    'a ring around the Earth',
    polygon([
      [-180, 0],
      [-60, 0],
      [60, 0],
      [180, 0],
      [180, 10],
      [-180, 10],
      [-180, 0],
    ]),
    'area-crosses-antimeridian',
  ],
  ['a bow-tie', polygon(bowTie), 'area-crosses-itself'],
  ['a bow-tie with a position at the crossing', polygon(bowTieAtVertex), 'area-crosses-itself'],
  ['a spike', polygon(spike), 'area-crosses-itself'],
  ['a ring run through twice', polygon([...square(paris, 0.1), ...square(paris, 0.1).slice(1)]), 'area-crosses-itself'],
  [
    'a flat ring',
    polygon([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 0],
    ]),
    'area-crosses-itself',
  ],
  ['a hole across the border', polygon(square(paris, 0.1), square([2.35, 48.85], 0.1)), 'area-crosses-itself'],
  ['a hole as large as its polygon', polygon(square(paris, 0.1), square(paris, 0.1)), 'area-crosses-itself'],
  ['a hole elsewhere', polygon(square(paris, 0.1), square([5, 45], 0.1)), 'area-hole-outside'],
  [
    'a hole in a hole',
    polygon(square(paris, 0.5), square([2.4, 48.9], 0.3), square([2.5, 49], 0.1)),
    'area-hole-outside',
  ],
  ['less ground than a house', polygon(square(paris, 0.00005)), 'area-zero'],
  ['half of France and its neighbours', polygon(square([-5, 42], 15)), 'area-too-large'],
  [
    'the same polygon twice',
    { type: 'MultiPolygon', coordinates: [[square(paris, 0.1)], [square(paris, 0.1)]] },
    'area-overlaps',
  ],
  [
    'a polygon within another',
    { type: 'MultiPolygon', coordinates: [[square(paris, 0.5)], [square([2.4, 48.9], 0.1)]] },
    'area-overlaps',
  ],
  [
    'polygons that overlap by half',
    { type: 'MultiPolygon', coordinates: [[square(paris, 0.1)], [square([2.35, 48.8], 0.1)]] },
    'area-overlaps',
  ],
  [
    '101 polygons',
    { type: 'MultiPolygon', coordinates: Array(101).fill([square(paris, 0.1)]) },
    'area-too-many-polygons',
  ],
  [
    'a million features',
    { type: 'FeatureCollection', features: Array(1_000_000).fill(null) },
    'area-too-many-polygons',
  ],
  ['a ring of a million positions', polygon(Array(1_000_000).fill(paris)), 'area-too-many-vertices'],
  ['a million holes', polygon(...Array(100_000).fill([])), 'area-too-many-vertices'],
  ['a circle without a centre', { type: 'Circle', radiusMetres: 500 }, 'area-position-invalid'],
  ['a circle of radius 0', { type: 'Circle', centre: paris, radiusMetres: 0 }, 'area-circle-radius'],
  ['a circle of 199 m', { type: 'Circle', centre: paris, radiusMetres: 199 }, 'area-circle-radius'],
  ['a circle whose radius is a text', { type: 'Circle', centre: paris, radiusMetres: '500' }, 'area-circle-radius'],
  ['a circle without end', { type: 'Circle', centre: paris, radiusMetres: Infinity }, 'area-circle-radius'],
  [
    'a circle across longitude 180',
    { type: 'Circle', centre: [179.99, -17], radiusMetres: 50_000 },
    'area-crosses-antimeridian',
  ],
])('refuses %s', (_name, input, code) => {
  expect(refusalOf(input)).toBe(code);
});

test('never throws, whatever JSON it is given', () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  const almost = fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Feature', 'FeatureCollection', 'Circle'), coordinates: json, geometry: json, features: json, centre: json, radiusMetres: json }); // prettier-ignore
  fc.assert(
    fc.property(fc.oneof(json, almost), (input) => void parseArea(input)),
    { numRuns: 500 },
  );
});

test('a ring at the ceiling of positions is judged, also when its edges are all long', () => {
  const teeth = Array.from({ length: 999 }, (_, i): Position[] => [[2, 48 + i * 0.0002], [3, 48.0001 + i * 0.0002]]).flat(); // prettier-ignore
  const comb = [...teeth, [3.1, 48.3], [3.1, 47.9], teeth[0]];
  expect(comb.length).toBeGreaterThan(1_990);
  expect(parseArea(polygon(comb), { ...authorLimits, maxVertices: 2_001 })).toHaveProperty('area');
});

test('finds a crossing wherever the turf library finds one, and none in a star', () => {
  const corner = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([x, y]): Position => [x / 10, y / 10]);
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
      const closed = [...corners, corners[0]];
      // The library takes a position that is merely repeated for a crossing.
      const ring = closed.filter(([x, y], i) => i === 0 || x !== closed[i - 1][0] || y !== closed[i - 1][1]);
      if (ring.length < 4) return;
      const crossing = kinks({ type: 'Polygon', coordinates: [ring.map(([x, y]) => [x, y])] }).features.length > 0;
      if (crossing) expect(refusalOf(polygon(ring))).not.toBe('accepted');
    }),
    { numRuns: 500 },
  );
  const star = Array.from({ length: 60 }, (_, i): Position => {
    const radius = i % 2 ? 0.1 : 0.3;
    return [2 + radius * Math.cos(i / 9.55), 48 + radius * Math.sin(i / 9.55)];
  });
  expect(refusalOf(polygon([...star, star[0]]))).toBe('accepted');
});

test('accepts Polygon, MultiPolygon, Feature and FeatureCollection, and says them all as one MultiPolygon', () => {
  const ring = square(paris, 0.1);
  const expected = [[ring.map(([x, y]) => [Number(x.toFixed(6)), Number(y.toFixed(6))])]];
  expect(areaOf(polygon(ring)).coordinates).toEqual(expected);
  expect(areaOf({ type: 'MultiPolygon', coordinates: [[ring]] }).coordinates).toEqual(expected);
  expect(areaOf({ type: 'Feature', properties: null, geometry: polygon(ring) }).coordinates).toEqual(expected);
  const collection = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon(ring) }] };
  expect(areaOf(collection).coordinates).toEqual(expected);
});

test('turns outer rings anticlockwise and holes clockwise, cuts to 6 decimals and drops altitudes', () => {
  const clockwise = [...square([2.12345678, 48], 0.1)].reverse().map((position) => [...position, 35]);
  const hole = square([2.15, 48.04], 0.02);
  const [[outer, inner]] = areaOf(polygon(clockwise, hole)).coordinates;
  expect(outer[1]).toEqual([2.223457, 48]);
  expect(inner).toEqual([[2.15, 48.04], [2.15, 48.06], [2.17, 48.06], [2.17, 48.04], [2.15, 48.04]]); // prettier-ignore
});

test('neighbours that share a border are no overlap, nor is a common corner', () => {
  const neighbours = {
    type: 'MultiPolygon',
    coordinates: [[square(paris, 0.1)], [square([2.4, 48.8], 0.1)], [square([2.5, 48.9], 0.1)]],
  };
  expect(refusalOf(neighbours)).toBe('accepted');
});

test('a circle becomes 64 corners at its radius', () => {
  const area = areaOf({ type: 'Circle', centre: paris, radiusMetres: 3_000 });
  const [[ring]] = area.coordinates;
  expect(ring).toHaveLength(65);
  for (const corner of ring) expect(Math.abs(distanceMetres(paris, corner) - 3_000)).toBeLessThan(1);
  expect(areaSquareKilometres(area)).toBeCloseTo(Math.PI * 9, 0);
  expect(refusalOf({ type: 'Circle', centre: paris, radiusMetres: 200 })).toBe('accepted');
});

test('knows what it contains, how large it is and what box holds it', () => {
  const area = areaOf(polygon(square([2, 48], 1), square([2.4, 48.4], 0.2)));
  expect(areaContains(area, [2.1, 48.1])).toBe(true);
  expect(areaContains(area, [2, 48.5])).toBe(true);
  expect(areaContains(area, [2.5, 48.5])).toBe(false);
  expect(areaContains(area, [1.9, 48.5])).toBe(false);
  expect(areaBounds(area)).toEqual([2, 48, 3, 49]);
  expect(areaSquareKilometres(area)).toBeCloseTo(7_870, -2);
});

describe('within a territory', () => {
  const region = areaOf({ type: 'MultiPolygon', coordinates: [[square([2, 48], 0.5)], [square([2.5, 48], 0.5)]] });

  test.each<[string, unknown, boolean]>([
    ['a square inside one part', polygon(square([2.1, 48.1], 0.1)), true],
    ['a square across the border of two neighbours', polygon(square([2.4, 48.1], 0.2)), true],
    ['a part of the territory itself', polygon(square([2, 48], 0.5)), true],
    [
      'the whole territory',
      { type: 'MultiPolygon', coordinates: [[square([2, 48], 0.5)], [square([2.5, 48], 0.5)]] },
      true,
    ],
    ['a square that leaves by 100 m', polygon(square([2.9, 48.4], 0.101)), false],
    ['a square elsewhere', polygon(square([4, 48], 0.1)), false],
    ['a square that holds the territory', polygon(square([1, 47], 3)), false],
    [
      'two parts, one of them elsewhere',
      { type: 'MultiPolygon', coordinates: [[square([2.1, 48.1], 0.1)], [square([4, 48], 0.1)]] },
      false,
    ],
    ['a circle inside', { type: 'Circle', centre: [2.5, 48.25], radiusMetres: 15_000 }, true],
    ['a circle that leaves', { type: 'Circle', centre: [2.5, 48.25], radiusMetres: 30_000 }, false],
  ])('%s', (_name, input, expected) => {
    expect(isWithin(areaOf(input), region)).toBe(expected);
  });

  test('an area around a hole of the territory is not within', () => {
    const holed = areaOf(polygon(square([2, 48], 1), square([2.4, 48.4], 0.2)));
    expect(isWithin(areaOf(polygon(square([2.3, 48.3], 0.4))), holed)).toBe(false);
    expect(isWithin(areaOf(polygon(square([2.1, 48.1], 0.1))), holed)).toBe(true);
  });

  test('an area over a gap between the parts of the territory is not within', () => {
    const around = [square([2, 48], 0.3), square([2.3, 48], 0.3), square([2.6, 48], 0.3), square([2, 48.3], 0.3), square([2.6, 48.3], 0.3), square([2, 48.6], 0.3), square([2.3, 48.6], 0.3), square([2.6, 48.6], 0.3)]; // prettier-ignore
    const ringOfEight = areaOf({ type: 'MultiPolygon', coordinates: around.map((ring) => [ring]) });
    expect(isWithin(areaOf(polygon(square([2.1, 48.1], 0.7))), ringOfEight)).toBe(false);
    expect(isWithin(areaOf(polygon(square([2.1, 48.1], 0.15))), ringOfEight)).toBe(true);
  });
});
