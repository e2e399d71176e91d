import { generateVAPIDKeys } from 'web-push';
import { judgeCarrier, judgeDisk, judgeServerVersion, judgeSkew, judgeVapid } from './judgements';

const gigabyte = 1024 ** 3;

test.each([
  [judgeDisk(3 * gigabyte, '.data'), 'ok'],
  [judgeDisk(gigabyte, '.data'), 'warn'],
  [judgeDisk(gigabyte / 8, '.data'), 'fail'],
  [judgeSkew(-200), 'ok'],
  [judgeSkew(-2_000), 'warn'],
  [judgeSkew(31_000), 'fail'],
  [judgeServerVersion(18), 'ok'],
  [judgeServerVersion(16), 'fail'],
  [judgeCarrier(200, 'https://carrier.example'), 'ok'],
  [judgeCarrier(404, 'https://carrier.example'), 'ok'],
  [judgeCarrier(401, 'https://carrier.example'), 'fail'],
  [judgeCarrier(503, 'https://carrier.example'), 'warn'],
])('%j is judged %s', ({ level }, expected) => {
  expect(level).toBe(expected);
});

test('push keys must be a pair', () => {
  const [pair, other] = [generateVAPIDKeys(), generateVAPIDKeys()];
  expect(judgeVapid(pair).level).toBe('ok');
  expect(judgeVapid({ ...pair, publicKey: other.publicKey }).level).toBe('fail');
  expect(judgeVapid({ ...pair, privateKey: 'private' }).level).toBe('fail');
});
