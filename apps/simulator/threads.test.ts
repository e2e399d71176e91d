import type { Message } from './carrier/message';
import { Messages } from './carrier/messages';
import { Threads } from './threads';

const day = 86_400_000;
const message = (n: number, to = '+33639980001', sentAtMs: number | null = n * day): Message => ({
  kind: 'sms',
  sid: `SM${n}`,
  direction: 'outbound-api',
  from: '38440',
  to,
  body: `text ${n}`,
  segments: 1,
  messagingServiceSid: null,
  createdAtMs: n,
  updatedAtMs: n,
  sentAtMs,
  status: 'delivered',
  errorCode: null,
});

test('a thread keeps its last messages only', () => {
  const threads = new Threads({ entries: 100, perThread: 2 });
  for (const n of [1, 2, 3]) threads.show('a', message(n), n);
  expect(threads.of('a')?.entries.map(({ sid }) => sid)).toEqual(['SM2', 'SM3']);
});

test('memory is bounded: with each message too many the oldest is forgotten, and a phone with none left too', () => {
  const threads = new Threads({ entries: 3, perThread: 10 });
  for (const n of [1, 2, 3, 4]) threads.show(n === 2 ? 'b' : 'a', message(n), n);
  expect(threads.of('a')?.entries.map(({ sid }) => sid)).toEqual(['SM3', 'SM4']);
  threads.show('c', message(5), 5);
  expect(threads.owners()).toEqual(['a', 'c']);
});

test('the wall shows the newest activity first, and finds phones by a part of their number', () => {
  const threads = new Threads({ entries: 100, perThread: 10 });
  threads.show('+33639980001', message(1), 30);
  threads.show('+33639980002', message(2), 20);
  threads.show('+33639980011', message(3), 40);
  expect(threads.latest(2, '').map((thread) => thread.owner)).toEqual(['+33639980011', '+33639980001']);
  expect(threads.latest(9, '8000').map((thread) => thread.owner)).toEqual(['+33639980001', '+33639980002']);
});

test('pages of the message list do not shift when a new message comes in between', () => {
  const messages = new Messages(100);
  for (const n of [1, 2, 3, 4, 5]) messages.add(message(n));
  const first = messages.page({}, 2, 0);
  expect(first).toMatchObject({ messages: [{ sid: 'SM5' }, { sid: 'SM4' }], nextAfter: 'SM4' });
  messages.add(message(6));
  const second = messages.page({}, 2, first.nextAfter ?? '');
  expect(second.messages.map(({ sid }) => sid)).toEqual(['SM3', 'SM2']);
  expect(messages.page({}, 2, second.nextAfter ?? '')).toMatchObject({ messages: [{ sid: 'SM1' }] });
  expect(messages.page({}, 2, second.nextAfter ?? '').nextAfter).toBeUndefined();
});

test('messages are filtered by recipient, sender and day of sending', () => {
  const messages = new Messages(100);
  for (const n of [1, 2, 3]) messages.add(message(n));
  messages.add(message(4, '+33639980009'));
  messages.add(message(5, '+33639980009', null));
  const sids = (filter: Parameters<Messages['page']>[0]) => messages.page(filter, 50, 0).messages.map(({ sid }) => sid);
  expect(sids({ to: '+33639980009' })).toEqual(['SM5', 'SM4']);
  expect(sids({ from: 'nobody' })).toEqual([]);
  expect(sids({ sentOn: '1970-01-03' })).toEqual(['SM2']);
  expect(sids({ sentFrom: '1970-01-03', sentUntil: '1970-01-04' })).toEqual(['SM3', 'SM2']);
});

test('the carrier forgets its oldest message when it holds too many', () => {
  const messages = new Messages(2);
  for (const n of [1, 2, 3]) messages.add(message(n));
  expect(messages.get('SM1')).toBeUndefined();
  expect(messages.page({}, 50, 0).messages.map(({ sid }) => sid)).toEqual(['SM3', 'SM2']);
});
