import fc from 'fast-check';
import type { MultiPolygon, Position } from '../../libs/geo/geojson';
import { areaOutline } from './area-outline';

const polygon = (...ring: Position[]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [[ring]] });

const numbersOf = (path: string): number[] => (path.match(/\d+/g) ?? []).map(Number);

test('a square on the equator is drawn as a square, north up', () => {
  const outline = areaOutline(polygon([0, 0], [1, 0], [1, 1], [0, 1], [0, 0]), 124);
  expect(outline).toMatchObject({ width: 124, height: 124 });
  expect(outline.path).toBe('M12 112L112 112L112 12L12 12z');
});

test('at 60 degrees north a degree of longitude is drawn half as long as one of latitude', () => {
  const { width, height } = areaOutline(polygon([10, 59.5], [11, 59.5], [11, 60.5], [10, 60.5], [10, 59.5]));
  expect((width - 24) / (height - 24)).toBeCloseTo(0.5, 1);
});

test('the scale bar is as long as the distance it names', () => {
  const { scale } = areaOutline(polygon([0, 0], [1, 0], [1, 1], [0, 1], [0, 0]), 320);
  expect(scale.metres).toBe(20_000);
  expect(scale.length).toBe(Math.round((20_000 / 111_320) * 296));
});

test('two thousand vertices become a small drawing', () => {
  const ring = Array.from({ length: 2000 }, (_, index): Position => {
    const angle = (index / 2000) * 2 * Math.PI;
    const radius = 0.1 + 0.05 * Math.sin(index * 7);
    return [2.3 + radius * Math.cos(angle), 48.8 + radius * Math.sin(angle)];
  });
  const { path } = areaOutline(polygon(...ring, ring[0]));
  expect(path.length).toBeLessThan(3000);
});

test('a village far from the others does not vanish from the map of a nation', () => {
  const box = (x: number, y: number, size: number): Position[] => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]; // prettier-ignore
  const { path } = areaOutline({ type: 'MultiPolygon', coordinates: [[box(-4, 48, 0.001)], [box(2, 42, 6)]] });
  expect(path.match(/M/g)).toHaveLength(2);
});

test('every drawn point lies inside the drawing, whatever the polygon', () => {
  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(position, { minLength: 3, maxLength: 400 }), (ring) => {
      const { path, width, height } = areaOutline(polygon(...ring, ring[0]));
      const numbers = numbersOf(path.replace(/l3-3 3 3-3 3/g, ''));
      numbers.forEach((value, index) => expect(value).toBeLessThanOrEqual(index % 2 === 0 ? width : height));
      expect(path).not.toMatch(/NaN|Infinity/);
    }),
  );
});
