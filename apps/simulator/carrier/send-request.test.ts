import { idempotencyKey, readSendRequest } from './send-request';

const good = { To: '+33639980001', From: '+33199000112', Body: 'Alerte' };

test('a plain request is read, with ten hours of validity', () => {
  expect(readSendRequest(good)).toEqual({
    verdict: 'ok',
    request: { to: '+33639980001', from: '+33199000112', body: 'Alerte', validitySeconds: 36_000 },
  });
});

test('a number written for people is read as its E.164 form', () => {
  expect(readSendRequest({ ...good, To: '+33 6 39 98 00 01' })).toMatchObject({ request: { to: '+33639980001' } });
});

test.each([
  ['no recipient', { To: '' }, 21604],
  ['a recipient whose plus became a space', { To: ' 33639980001' }, 21211],
  ['a recipient that is a sentence', { To: 'ma mère' }, 21211],
  ['a recipient on another channel', { To: 'whatsapp:+33639980001' }, 21211],
  ['a number too long for the world', { To: '+3363998000111111' }, 21211],
  ['no sender at all', { From: '' }, 21603],
  ['a sender name of twelve characters', { From: 'Prefecture75' }, 21212],
  ['a sender name without a letter', { From: '12345678' }, 21212],
  ['a message to its own sender', { From: '+33639980001' }, 21266],
  ['no text', { Body: '' }, 21602],
  ['a text of 1,601 characters', { Body: 'a'.repeat(1601) }, 21617],
  ['a callback that is no URL', { StatusCallback: 'receipts' }, 21609],
  ['a callback host with an underscore', { StatusCallback: 'http://my_host/receipts' }, 21609],
  ['a validity of no time', { ValidityPeriod: '0' }, 90007],
  ['a validity of eleven hours', { ValidityPeriod: '39600' }, 90007],
  ['a validity in words', { ValidityPeriod: 'soon' }, 90007],
  ['a messaging service that is none', { From: undefined, MessagingServiceSid: 'MG1' }, 20001],
])('%s is refused', (_name, change, code) => {
  expect(readSendRequest({ ...good, ...change })).toMatchObject({ verdict: 'refused', code });
});

test.each([['38440'], ['PREF PARIS'], ['+33199000112']])('%s may send', (From) => {
  expect(readSendRequest({ ...good, From })).toMatchObject({ verdict: 'ok', request: { from: From } });
});

test('a messaging service may send without a sender', () => {
  const MessagingServiceSid = `MG${'a'.repeat(32)}`;
  expect(readSendRequest({ To: good.To, Body: 'x', MessagingServiceSid })).toMatchObject({
    verdict: 'ok',
    request: { from: undefined, messagingServiceSid: MessagingServiceSid },
  });
});

test('the key of a delivery comes from the header before the callback', () => {
  expect(idempotencyKey('d-7', 'http://x/receipts?key=d-8')).toBe('d-7');
  expect(idempotencyKey(undefined, 'http://x/receipts?a=1&key=d%208')).toBe('d 8');
  expect(idempotencyKey(undefined, 'http://x/receipts?delivery=12.7.1')).toBe('12.7.1');
  expect(idempotencyKey(undefined, 'http://x/receipts')).toBeUndefined();
  expect(idempotencyKey('', undefined)).toBeUndefined();
});
