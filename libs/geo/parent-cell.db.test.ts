import { cellToChildren, cellToParent, latLngToCell } from 'h3-js';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { sqlOne } from '../platform/database/sql';
import { cellResolution } from './cell';
import { childCells, parentCell } from './parent-cell';

jest.setTimeout(60_000);

let testDatabase: TestDatabase;
beforeAll(async () => (testDatabase = await createTestDatabase()));
afterAll(() => testDatabase[Symbol.asyncDispose]());

const places = [
  [48.863, 2.3706],
  [-21.1, 55.5],
  [69.3, -53.5],
  [-45, 179.9],
] as const;

const hex = async (expression: string): Promise<string> =>
  (await sqlOne<{ index: string }>(testDatabase.dataSource, `SELECT to_hex(${expression}) AS index`)).index;

test.each(places)('the parents and children of %d, %d are those that H3 gives', async (latitude, longitude) => {
  const cell = latLngToCell(latitude, longitude, cellResolution);
  const number = (index: string): string => String(BigInt(`0x${index}`));
  for (const resolution of [6, 7]) {
    expect(await hex(parentCell(number(cell), resolution))).toBe(cellToParent(cell, resolution));
  }
  const parent = cellToParent(cell, 7);
  const children = cellToChildren(parent, cellResolution).sort();
  const { first, last } = childCells(number(parent));
  expect([await hex(first), await hex(last)]).toEqual([children.at(0), children.at(-1)]);
});
