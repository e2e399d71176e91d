import { firstCeiling, scaleOf } from './blast-radius';

test.each<[string, number, number[], number | undefined, 1 | 2]>([
  ['ten times the usual', 1000, [100, 100, 100], 100, 1],
  ['one person more', 1001, [100, 100, 100], 100, 2],
  ['the usual lies in the middle: one huge incident does not move it', 1001, [100, 5_000_000, 90], 100, 2],
  ['between the two in the middle of an even number', 1500, [100, 200, 90, 300], 150, 1],
  ['only the last ten count', 101, [...Array<number>(10).fill(10), ...Array<number>(90).fill(10_000)], 10, 2],
  ['too few to tell, below the ceiling', firstCeiling, [1, 1], undefined, 1],
  ['too few to tell, above the ceiling', firstCeiling + 1, [1_000_000, 1_000_000], undefined, 2],
  ['earlier incidents that reached nobody', 10, [0, 0, 0], 0, 1],
])('%s', (_, people, earlier, usualPeople, approvalsNeeded) => {
  expect(scaleOf(people, earlier)).toMatchObject({ usualPeople, approvalsNeeded });
});
