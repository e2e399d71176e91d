import { type WatchCounts, watchValues } from './watch-values';

const counts: WatchCounts = {
  elapsedSeconds: 61,
  people: 100,
  peopleConfirmed: 60,
  told: [{ channel: 'sms', planned: 100, handedOff: 100, accepted: 97, confirmed: 60, failed: 3, expired: 0 }],
  answers: { safe: 40, need_help: 1, not_in_area: 5, safe_need_shelter: 2 },
};

test('of 100 messages handed off and 60 confirmed, nothing says that 100 were received', () => {
  const values = watchValues(counts, 'en');
  expect(values['sms.handedOff']).toEqual({ text: '100', value: 100, max: 100 });
  expect(values['sms.accepted']).toEqual({ text: '97', value: 97, max: 100 });
  expect(values['sms.confirmed']).toEqual({ text: '60', value: 60, max: 100 });
  expect(values.summary?.text).toBe('60 people confirmed of 100, 48 answers.');
});

test('silence is everybody in the area who has not answered', () => {
  expect(watchValues(counts, 'en').silent).toEqual({ text: '52', value: 52, max: 100 });
});

test('answers from people outside the area never make the silence negative', () => {
  expect(watchValues({ ...counts, people: 10 }, 'en').silent?.value).toBe(0);
});

test('a bar over nobody has a length, not a division by nothing', () => {
  expect(watchValues({ ...counts, people: 0 }, 'en')['answer.safe']?.max).toBe(1);
});
