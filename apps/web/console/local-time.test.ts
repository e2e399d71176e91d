import fc from 'fast-check';
import { fromLocalTime, toLocalTime } from './local-time';

test.each([
  ['2015-11-13T21:30', 'Europe/Paris', '2015-11-13T20:30:00.000Z'],
  ['2015-07-13T21:30', 'Europe/Paris', '2015-07-13T19:30:00.000Z'],
  ['2015-11-14T07:30', 'Pacific/Noumea', '2015-11-13T20:30:00.000Z'],
  ['2015-11-13T17:30:00', 'America/Cayenne', '2015-11-13T20:30:00.000Z'],
])('%s on a clock in %s is %s', (local, timeZone, instant) => {
  expect(fromLocalTime(local, timeZone)?.toISOString()).toBe(instant);
});

test('the hour that summer time skips is read one hour later', () => {
  expect(fromLocalTime('2026-03-29T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('the hour that is lived twice is read as the first', () => {
  expect(fromLocalTime('2026-10-25T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test.each(['', 'demain', '2015-13-45T21:30', '2015-11-13', '2015-11-13T21:30Z'])('%j is no local time', (text) => {
  expect(fromLocalTime(text, 'Europe/Paris')).toBeUndefined();
});

test('what a clock shows leads back to the minute it shows, except for the hour lived twice', () => {
  const zones = fc.constantFrom(
    'Europe/Paris',
    'Pacific/Noumea',
    'America/Cayenne',
    'Indian/Reunion',
    'America/Miquelon',
    'Pacific/Marquesas',
  );
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      zones,
      (instant, zone) => {
        const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const back = fromLocalTime(toLocalTime(minute, zone), zone);
        expect([0, 3_600_000]).toContain(minute.getTime() - (back?.getTime() ?? Number.NaN));
      },
    ),
  );
});
