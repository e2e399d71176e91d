import { freshnessOf } from './ageing';
import { boundedSaidAt } from './said-at';

const now = new Date('2026-11-22T22:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const since = hoursAgo(100);

test.each<[string, Date | undefined, Date, boolean]>([
  ['no time of its own is taken now', undefined, now, false],
  ['an hour ago counts an hour ago', hoursAgo(1), hoursAgo(1), false],
  ['a clock two minutes fast is taken as now', new Date(now.getTime() + 120_000), now, false],
  ['a clock that is faster is taken as now, and marked', new Date(now.getTime() + 121_000), now, true],
  ['four days ago is cut to 72 hours, and marked', hoursAgo(96), hoursAgo(72), true],
])('an answer with %s', (_, claimed, at, wasAdjusted) => {
  expect(boundedSaidAt(claimed, now, since)).toEqual({ at, wasAdjusted });
});

test('nobody answered before the incident began', () => {
  expect(boundedSaidAt(hoursAgo(3), now, hoursAgo(2))).toEqual({ at: hoursAgo(2), wasAdjusted: true });
});

test('after six hours an answer says how somebody was', () => {
  expect(freshnessOf(hoursAgo(5.99), now)).toBe('fresh');
  expect(freshnessOf(hoursAgo(6), now)).toBe('stale');
});
