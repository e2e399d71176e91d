import { cellToChildren, cellToParent, latLngToCell } from 'h3-js';
import { cellResolution } from './cell';
import { childCells, parentCell } from './parent-cell';

/** What PostgreSQL makes of the text: whole numbers, brackets, `|`, `+` and `-` mean the same to both. */
const value = (text: string): bigint =>
  // The numbers of the text are written as JavaScript writes big ones; nothing but our own text is in it.
  new Function(`return ${text.replaceAll(/\d+/g, '$&n')}`)() as bigint;

const places = [
  [48.863, 2.3706],
  [-21.1, 55.5],
  [69.3, -53.5],
  [-45, 179.9],
] as const;

test.each(places)('the parents and children of %d, %d are those that H3 gives', (latitude, longitude) => {
  const cell = latLngToCell(latitude, longitude, cellResolution);
  const number = (index: string): bigint => BigInt(`0x${index}`);
  for (const resolution of [6, 7]) {
    expect(value(parentCell(String(number(cell)), resolution))).toBe(number(cellToParent(cell, resolution)));
  }
  const parent = cellToParent(cell, 7);
  const children = cellToChildren(parent, cellResolution)
    .map(number)
    .sort((a, b) => Number(a - b));
  const { first, last } = childCells(String(number(parent)));
  expect([value(first), value(last)]).toEqual([children.at(0), children.at(-1)]);
});
