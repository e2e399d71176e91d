import { readAnswer } from './twilio-answer';

const sid = `SM${'a'.repeat(32)}`;
const error = (code: number): string => JSON.stringify({ code, message: 'x', more_info: 'y', status: 400 });

test('a created message is accepted under its id', () => {
  expect(readAnswer({ status: 201, text: JSON.stringify({ sid, status: 'queued' }) }).result).toEqual({
    outcome: 'accepted',
    carrierRef: sid,
  });
});

test.each([
  ['an empty success', 200, ''],
  ['a page', 200, '<!doctype html><title>Welcome</title>'],
  ['half a message', 201, JSON.stringify({ sid }).slice(0, 20)],
  ['a success without an id', 201, '{}'],
  ['a success with an invented id', 201, '{"sid":"SM1"}'],
  ['null', 201, 'null'],
  ['a list', 201, `["${sid}"]`],
  ['a redirect', 302, ''],
  ['an internal error', 500, error(20_500)],
  ['a bad gateway with a page', 502, '<html>'],
])('%s leaves the outcome unknown', (_name, status, text) => {
  expect(readAnswer({ status, text }).result.outcome).toBe('unknown');
});

test.each([
  ['a wrong number', 400, 21_211, { outcome: 'rejected', addressIsDead: false }],
  ['an unknown handset', 400, 30_005, { outcome: 'rejected', addressIsDead: true }],
  ['somebody who told the carrier to stop', 400, 21_610, { outcome: 'rejected', optedOut: true }],
  ['a filtered text', 400, 30_007, { outcome: 'rejected', contentBlocked: true }],
  ['a wrong token', 401, 20_003, { outcome: 'retry', fault: 'account' }],
  ['a region that is not enabled', 403, 21_408, { outcome: 'retry', fault: 'territory' }],
  ['a sender that is too fast', 429, 20_429, { outcome: 'retry', fault: 'pace' }],
  ['a carrier that is out of service', 503, 20_503, { outcome: 'retry', fault: 'carrier' }],
] as const)('%s is told apart', (_name, status, code, expected) => {
  expect(readAnswer({ status, text: error(code) }).result).toMatchObject(expected);
});

test('a carrier that says how long to wait is believed', () => {
  expect(readAnswer({ status: 429, text: error(20_429), retryAfterSeconds: 5 }).result).toMatchObject({
    afterSeconds: 5,
  });
  expect(readAnswer({ status: 503, text: '', retryAfterSeconds: 40 }).result).toMatchObject({ afterSeconds: 40 });
  expect(readAnswer({ status: 429, text: error(20_429) }).result).toMatchObject({ afterSeconds: 2 });
});

test('a code that the table does not list is tried again and reported, unless it is no code at all', () => {
  expect(readAnswer({ status: 400, text: error(29_999) })).toMatchObject({
    result: { outcome: 'retry' },
    unlistedCode: 29_999,
  });
  expect(readAnswer({ status: 400, text: error(1e15) }).unlistedCode).toBeUndefined();
  expect(readAnswer({ status: 400, text: '{"code":"constructor"}' }).unlistedCode).toBeUndefined();
});
