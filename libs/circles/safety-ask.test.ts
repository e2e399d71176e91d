import { callerKey, mayAskIfSafe, mayHotlineAsk } from './safety-ask';

const now = new Date('2015-11-13T22:00:00Z');
const hoursAgo = (...hours: readonly number[]): Date[] =>
  hours.map((each) => new Date(now.getTime() - each * 3_600_000));

test.each([
  [[], true],
  [[5.99], false],
  [[6], true],
  [[6, 12], true],
  [[6, 12, 18], false],
  [[6, 12, 24], true],
])('somebody asked %p hours ago may be asked again: %p', (hours, may) => {
  expect(mayAskIfSafe(hoursAgo(...hours), now)).toBe(may);
});

test('a caller has somebody asked once in six hours, and all callers together three times a day', () => {
  const ask = (hoursAgo: number, isSameCaller: boolean) => ({
    at: new Date(now.getTime() - hoursAgo * 3_600_000),
    isSameCaller,
  });
  expect(mayHotlineAsk([], now)).toBe(true);
  expect(mayHotlineAsk([ask(5.9, true)], now)).toBe(false);
  expect(mayHotlineAsk([ask(5.9, false)], now)).toBe(true);
  expect(mayHotlineAsk([ask(6, true)], now)).toBe(true);
  expect(mayHotlineAsk([ask(1, false), ask(2, false), ask(3, false)], now)).toBe(false);
});

test('a caller is the same however their name is spelt', () => {
  expect(callerKey('Nadia  Müller')).toBe(callerKey('nadia muller'));
  expect(callerKey('Nadia')).not.toBe(callerKey('Nadja'));
});
