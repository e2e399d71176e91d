import { AnswerPace } from './answer-pace';

/** So many answers a second come and so many are settled, in steps of 10 ms. @returns the longest wait that was expected */
function run(pace: AnswerPace, { fromMs = 0, forMs, comePerSecond, settledPerSecond }: Record<string, number>): number {
  let longest = 0;
  let [owed, due] = [0, 0];
  for (let at = fromMs; at < fromMs + forMs; at += 10) {
    for (owed += comePerSecond / 100; owed >= 1; owed--) pace.came(at);
    due += settledPerSecond / 100;
    pace.settled(Math.floor(due), at);
    due -= Math.floor(due);
    longest = Math.max(longest, pace.waitMs(at));
  }
  return longest;
}

test('nobody waits where nobody is', () => {
  expect(new AnswerPace().waitMs(10_000)).toBe(0);
});

test('many at one moment are no sign of slowness', () => {
  const pace = new AnswerPace();
  for (let i = 0; i < 3000; i++) pace.came(5000);
  expect(pace.waitMs(5100)).toBe(100);
});

test('what comes faster than it is settled is expected to wait as long as it will', () => {
  const pace = new AnswerPace();
  run(pace, { forMs: 2000, comePerSecond: 3000, settledPerSecond: 1000 });
  const expectedMs = pace.waitMs(2000);
  expect(expectedMs).toBeGreaterThan(3000);
  expect(expectedMs).toBeLessThan(5000);
});

test('a writer that keeps up makes nobody wait, however many come', () => {
  const pace = new AnswerPace();
  expect(run(pace, { forMs: 5000, comePerSecond: 10_000, settledPerSecond: 10_000 })).toBeLessThan(50);
});

test('a writer that stands still is noticed though few wait', () => {
  const pace = new AnswerPace();
  pace.came(0);
  pace.came(900);
  expect(pace.waitMs(1200)).toBe(1200);
});

test('a slow minute is forgotten once the writer is fast again', () => {
  const pace = new AnswerPace();
  run(pace, { forMs: 3000, comePerSecond: 2000, settledPerSecond: 500 });
  run(pace, { fromMs: 3000, forMs: 3000, comePerSecond: 0, settledPerSecond: 1400 });
  expect(pace.waitMs(6000)).toBeLessThan(1000);
});
