import { separability } from './separability';

test('the same times tell nothing, times apart tell all, whichever is longer', () => {
  expect(separability([1, 2, 3], [1, 2, 3])).toBe(0.5);
  expect(separability([1, 2], [3, 4])).toBe(1);
  expect(separability([3, 4], [1, 2])).toBe(1);
});

test('half of the times that overlap tell half', () => {
  expect(separability([1, 3], [2, 4])).toBe(0.75);
});
