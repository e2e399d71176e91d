import { type WatchCounts, watchValues } from './watch-values';

const counts: WatchCounts = {
  elapsedSeconds: 61,
  pausedCells: 0,
  refused: [],
  audience: 100,
  silent: 52,
  openCallsForHelp: 1,
  told: [
    {
      channel: 'sms',
      people: 100,
      handedOff: 100,
      accepted: 97,
      confirmed: 60,
      waiting: 0,
      failed: 3,
      unknown: 0,
      expired: 0,
      optedOut: 0,
      superseded: 0,
      unsent: 0,
    },
  ],
  answers: { safe: 40, need_help: 1, not_in_area: 5, safe_need_shelter: 2 },
  reach: { sentAt: new Date(0), places: [], snapshots: [], names: new Map() },
};

test('of 100 messages handed off and 60 confirmed, nothing says that 100 were received', () => {
  const values = watchValues(counts, 'en');
  expect(values['sms.handedOff']).toEqual({ text: '100', value: 100, max: 100 });
  expect(values['sms.accepted']).toEqual({ text: '97', value: 97, max: 100 });
  expect(values['sms.confirmed']).toEqual({ text: '60', value: 60, max: 100 });
  expect(values.summary?.text).toBe('48 answers from 100 people, open calls for help: 1.');
});

test('the bar of silence is a part of those who were to be told', () => {
  expect(watchValues(counts, 'en').silent).toEqual({ text: '52', value: 52, max: 100 });
});

test('a bar over nobody has a length, not a division by nothing', () => {
  expect(watchValues({ ...counts, audience: 0 }, 'en')['answer.safe']?.max).toBe(1);
});
