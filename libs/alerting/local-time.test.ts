import { localDay, localTime } from './local-time';

const at = '2015-11-13T20:40:00.000Z';

test.each([
  ['Europe/Paris', '21:40', '13/11'],
  ['Pacific/Noumea', '07:40', '14/11'],
  ['America/Cayenne', '17:40', '13/11'],
  ['Indian/Reunion', '00:40', '14/11'],
])('one instant is told in the time of %s', (timeZone, time, day) => {
  expect(localTime(at, timeZone)).toBe(time);
  expect(localDay(at, timeZone, 'fr')).toBe(day);
});

test('a day cannot be read as a month', () => {
  expect(localDay('2026-02-03T12:00:00Z', 'Europe/Paris', 'en')).toBe('3 Feb');
  expect(localDay('2026-02-03T12:00:00Z', 'Europe/Paris', 'de')).toBe('3.2.');
  expect(localDay('2026-02-03T12:00:00Z', 'Europe/Paris', 'ar')).toMatch(/^[0-9]+\/[0-9]+$/);
});

test('a time that is none is a fault', () => {
  expect(() => localTime('yesterday', 'Europe/Paris')).toThrow(RangeError);
});
