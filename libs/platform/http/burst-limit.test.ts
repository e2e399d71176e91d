import { BurstLimit } from './burst-limit';

test('a few at once pass, the next waits, and a while later one passes again', () => {
  const limit = new BurstLimit<number>({ burst: 3, everyMs: 2000 });
  for (let i = 0; i < 3; i++) limit.take(1, 0);
  expect(() => limit.take(1, 0)).toThrow('Try again in 2 seconds');
  limit.take(1, 2000);
  expect(() => limit.take(1, 2000)).toThrow();
});

test('one who floods takes nothing from another', () => {
  const limit = new BurstLimit<string>({ burst: 1, everyMs: 1000 });
  limit.take('a', 0);
  expect(() => limit.take('a', 1)).toThrow();
  limit.take('b', 1);
});
