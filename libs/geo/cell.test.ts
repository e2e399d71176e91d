import { cellToParent } from 'h3-js';
import { cellCentre, parseCell, snapToCell } from './cell';
import { inRanges, mergeRanges, rangeOf } from './cell-range';
import { distanceMetres } from './distance';

test("a place snaps into the coarser cell that H3's own documentation names for it", () => {
  const cell = snapToCell(37.3615593, -122.0553238);
  expect(cellToParent(cell.toString(16), 5)).toBe('85283473fffffff');
});

test('the middle of the cell is too far from the place to find the door', () => {
  const distances = Array.from({ length: 400 }, (_, i) => {
    const [latitude, longitude] = [48.8 + (i % 20) * 0.00537, 2.25 + Math.floor(i / 20) * 0.00713];
    return distanceMetres([longitude, latitude], cellCentre(snapToCell(latitude, longitude)));
  }).sort((a, b) => a - b);
  expect(distances[200]).toBeGreaterThan(300);
  expect(distances[399]).toBeLessThan(700);
});

test('a cell survives the database and stays below the largest BIGINT', () => {
  for (const [latitude, longitude] of [
    [48.85, 2.35],
    [-89.9, 0],
    [89.9, 0],
    [-22.27, 166.44],
    [0, -180],
  ]) {
    // prettier-ignore
    const cell = snapToCell(latitude, longitude);
    expect(cell < 2n ** 63n).toBe(true);
    expect(parseCell(cell.toString())).toBe(cell);
  }
});

test.each([
  '',
  '0',
  'abc',
  '-613047304015839231',
  '613047304015839232',
  '99999999999999999999',
  '608543704388468735',
  ' 613047304015839231',
  '0x881fb46625fffff',
])('does not take %p for a cell', (text) => expect(parseCell(text)).toBeUndefined());

test.each([
  [91, 0],
  [0, 181],
  [NaN, 0],
  [0, Infinity],
])('refuses to snap latitude %p, longitude %p', (latitude, longitude) => {
  expect(() => snapToCell(latitude, longitude)).toThrow(RangeError);
});

test('ranges that adjoin across a changing digit become one, ranges with a gap stay apart', () => {
  const first = rangeOf('871fb4662ffffff', 7);
  const sibling = rangeOf('871fb4663ffffff', 7);
  expect(mergeRanges([sibling, first])).toEqual([{ from: first.from, to: sibling.to }]);
  const cousin = rangeOf('871fb4660ffffff', 7);
  expect(mergeRanges([sibling, cousin])).toHaveLength(2);
  expect(inRanges([cousin, sibling], first.from)).toBe(false);
  expect(inRanges([cousin, sibling], sibling.to)).toBe(true);
});

test('distance agrees with known cities', () => {
  expect(distanceMetres([2.3522, 48.8566], [-0.1276, 51.5072]) / 1000).toBeCloseTo(343.5, 0);
  expect(distanceMetres([179.9, 0], [-179.9, 0]) / 1000).toBeCloseTo(22.24, 1);
});
