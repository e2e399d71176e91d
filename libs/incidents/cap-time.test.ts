import { formatCapTime, isFresh, parseCapTime } from './cap-time';

const evening = new Date('2015-11-13T20:30:00.999Z');

test.each([
  ['Europe/Paris', '2015-11-13T21:30:00+01:00'],
  ['Pacific/Noumea', '2015-11-14T07:30:00+11:00'],
  ['America/Cayenne', '2015-11-13T17:30:00-03:00'],
  ['Indian/Reunion', '2015-11-14T00:30:00+04:00'],
  ['Pacific/Marquesas', '2015-11-13T11:00:00-09:30'],
  ['Asia/Kathmandu', '2015-11-14T02:15:00+05:45'],
  ['America/Miquelon', '2015-11-13T17:30:00-03:00'],
  ['UTC', '2015-11-13T20:30:00-00:00'],
  ['Europe/London', '2015-11-13T20:30:00-00:00'],
])('writes the time of %s with its offset, never Z', (zone, expected) => {
  expect(formatCapTime(evening, zone)).toBe(expected);
});

test('follows summer time to the second', () => {
  expect(formatCapTime(new Date('2026-03-29T00:59:59Z'), 'Europe/Paris')).toBe('2026-03-29T01:59:59+01:00');
  expect(formatCapTime(new Date('2026-03-29T01:00:00Z'), 'Europe/Paris')).toBe('2026-03-29T03:00:00+02:00');
  expect(formatCapTime(new Date('2026-10-25T00:30:00Z'), 'Europe/Paris')).toBe('2026-10-25T02:30:00+02:00');
  expect(formatCapTime(new Date('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe('2026-10-25T02:30:00+01:00');
});

test('reads back what it writes, to the second', () => {
  for (const zone of ['Europe/Paris', 'Pacific/Noumea', 'Pacific/Marquesas', 'UTC']) {
    expect(parseCapTime(formatCapTime(evening, zone))?.toISOString()).toBe('2015-11-13T20:30:00.000Z');
  }
});

test.each([
  '2015-11-13T20:30:00Z', '2015-11-13T20:30:00', '2015-11-13T20:30:00.000+01:00', '2015-11-13 20:30:00+01:00', '2015-11-13T20:30+01:00',
  '2015-02-29T20:30:00+01:00', '2015-13-01T20:30:00+01:00', '2015-11-13T24:00:00+01:00', '2015-11-13T20:60:00+01:00', '2015-11-13T20:30:60+01:00',
  '2015-11-13T20:30:00+0100', '2015-11-13T20:30:00,01:00', '2015-11-13T20:30:00+15:00', '2015-11-13T20:30:00+01:60', 'now', '',
])('does not take %p for a CAP time', (text) => expect(parseCapTime(text)).toBeUndefined()); // prettier-ignore

test.each([
  ['just now', '2015-11-13T21:30:00+01:00', true],
  ['24 hours ago', '2015-11-12T21:30:01+01:00', true],
  ['a little more than 24 hours ago', '2015-11-12T21:29:59+01:00', false],
  ['5 minutes ahead', '2015-11-13T21:35:00+01:00', true],
  ['a little more than 5 minutes ahead', '2015-11-13T21:35:01+01:00', false],
  ['at no time', '2015-11-13T21:30:00Z', false],
])('a message sent %s is fresh: %s → %p', (_name, sent, expected) => {
  expect(isFresh(sent, new Date('2015-11-13T20:30:00Z'))).toBe(expected);
});
