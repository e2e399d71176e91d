import { rungsAfter, type Step } from './ladder';

const seconds = (change: Parameters<typeof rungsAfter>[0], on: 'push' | 'sms'): Partial<Record<Step, number>> =>
  Object.fromEntries(rungsAfter(change).flatMap((rung) => (rung.on === on ? [[rung.step, rung.afterSeconds]] : [])));

test.each(['activate', 'update'] as const)(
  'after "%s" a silent person is texted, called, then sought and asked',
  (change) => {
    expect(seconds(change, 'push')).toEqual({ sms: 60, voice: 300, proxy: 600, reminder: 1200 });
    expect(seconds(change, 'sms')).toEqual({ voice: 300, proxy: 600, reminder: 1200 });
  },
);

test('an all-clear is texted to silent phones, and nobody is called or sought for it', () => {
  expect(seconds('allClear', 'push')).toEqual({ sms: 60 });
  expect(seconds('allClear', 'sms')).toEqual({});
});

test('a correction does not climb: it has gone everywhere at once', () => {
  expect(rungsAfter('cancel')).toEqual([]);
});
