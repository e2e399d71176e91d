import { parseArea } from '../geo/area';
import { snapToCell } from '../geo/cell';
import { type CommuneCells, coveredCommunes, residentsOf } from './covered-communes';

const parsed = parseArea({ type: 'Circle', centre: [2.37, 48.863], radiusMetres: 3000 });
if (!('area' in parsed)) throw new Error('the circle is no area');
const { area } = parsed;

const outside = snapToCell(48.9, 2.42);
const inside = snapToCell(48.863, 2.37);
const commune = (code: string, more: Partial<CommuneCells>): CommuneCells => ({
  code, name: code, population: 1000, cells: 10, covered: 0, border: [], ...more,
}); // prettier-ignore

test('a commune that the area only grazes is told apart from one that lies in it', () => {
  const communes = coveredCommunes(area, [
    commune('75120', { covered: 2, border: [outside, outside] }),
    commune('75111', { covered: 10, border: [] }),
    commune('75110', { covered: 4, border: [inside, outside] }),
  ]);
  expect(communes.map(({ code, share }) => [code, share])).toEqual([['75111', 1], ['75110', 0.3], ['75120', 0]]); // prettier-ignore
  expect(residentsOf(communes)).toBe(1300);
});

test('an area smaller than a neighbourhood lies in its commune all the same', () => {
  const [only] = coveredCommunes(area, [commune('75111', { covered: 1, border: [outside] })]);
  expect(only.share).toBe(0.1);
});

test('without the census of every commune nobody guesses', () => {
  const communes = coveredCommunes(area, [
    commune('75111', { covered: 10 }),
    commune('75112', { covered: 5, population: null }),
  ]);
  expect(residentsOf(communes)).toBeUndefined();
  expect(residentsOf([])).toBeUndefined();
});
