import { mayAskIfSafe } from './safety-ask';

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
