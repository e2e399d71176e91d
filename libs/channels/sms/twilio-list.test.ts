import { readMessageList } from './twilio-list';

const created = 'Fri, 13 Nov 2015 21:20:00 +0000';
const message = (status: string) => ({ sid: `SM${status}`, body: 'Restez chez vous', status, date_created: created });
const answer = (body: unknown, status = 200) => ({ status, text: JSON.stringify(body) });

test('what a phone will not get is left out, and what it has is told apart', () => {
  const statuses = ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'canceled'];
  const list = readMessageList(answer({ messages: statuses.map(message), next_page_uri: null }));
  expect(list?.messages.map(({ carrierRef, isDelivered }) => [carrierRef, isDelivered])).toEqual([
    ['SMqueued', false],
    ['SMsent', false],
    ['SMdelivered', true],
  ]);
  expect(list?.messages[0]?.createdAt).toEqual(new Date('2015-11-13T21:20:00Z'));
  expect(list?.next).toBeUndefined();
});

test('of the next address only the place in the list is taken', () => {
  const next_page_uri = 'https://elsewhere.example/x.json?To=%2B33600000000&Page=1&PageToken=PASM1';
  expect(readMessageList(answer({ messages: [], next_page_uri }))?.next).toBe('Page=1&PageToken=PASM1');
});

test.each([
  ['a refusal', answer({ messages: [] }, 401)],
  ['a page of HTML', { status: 200, text: '<html>' }],
  ['no list', answer({})],
  ['a message without a date', answer({ messages: [{ ...message('sent'), date_created: null }] })],
  ['a message without words', answer({ messages: [{ ...message('sent'), body: undefined }] })],
])('%s says nothing about what was taken', (_, given) => {
  expect(readMessageList(given)).toBeUndefined();
});
