import { within } from './within';

test('work that ends in time gives its result, or its own error', () => {
  expect(within(1000, () => [1, 2])).toEqual([1, 2]);
  expect(() => within(1000, () => JSON.parse('{') as unknown)).toThrow(SyntaxError);
});

test('work that loops is interrupted, and the next is done', () => {
  const began = performance.now();
  expect(() =>
    within(50, () => {
      for (;;);
    }),
  ).toThrow(expect.objectContaining({ code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' }));
  expect(() => within(50, () => /^(a+)+$/.test(`${'a'.repeat(40)}b`))).toThrow('timed out');
  expect(performance.now() - began).toBeLessThan(2000);
  expect(within(50, () => 'next')).toBe('next');
});
