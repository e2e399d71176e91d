import { SegmentBudget } from './budget';

test('when the hour is spent, relatives wait and alerts do not', () => {
  const budget = new SegmentBudget(3600);
  expect(budget.take(3, 3600, 0)).toBe(0);
  expect(budget.take(2, 10, 0)).toBe(10);
  expect(budget.take(0, 1000, 0)).toBe(0);
  expect(budget.take(1, 1_000_000, 0)).toBe(0);
});

test('alerts spend nothing of it', () => {
  const budget = new SegmentBudget(100);
  expect(budget.take(1, 1_000_000, 0)).toBe(0);
  expect(budget.take(3, 100, 0)).toBe(0);
});

test('it comes back evenly, and never more than an hour of it', () => {
  const budget = new SegmentBudget(3600);
  budget.take(3, 3600, 0);
  expect(budget.take(3, 11, 10_000)).toBe(1);
  expect(budget.take(3, 10, 10_000)).toBe(0);
  expect(budget.take(3, 3601, 86_400_000)).toBe(1);
});
