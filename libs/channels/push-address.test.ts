import { createECDH, randomBytes } from 'node:crypto';
import { parsePushAddress } from './push-address';

const browser = createECDH('prime256v1');
const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
const simulator = 'http://127.0.0.1:3100';

test.each([
  'https://fcm.googleapis.com/fcm/send/dQw4:APA91b',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
  'https://web.push.apple.com/QGBx',
  'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d',
])('a browser gives %s', (endpoint) => {
  expect(parsePushAddress({ endpoint, expirationTime: null, keys })).toEqual({ endpoint, keys });
});

test.each([
  'http://fcm.googleapis.com/send/x',
  'https://fcm.googleapis.com:8443/send/x',
  'https://fcm.googleapis.com:443/send/x',
  'https://fcm.googleapis.com./send/x',
  'https://FCM.googleapis.com/send/x',
  'https://evilfcm.googleapis.com/send/x',
  'https://a.fcm.googleapis.com/send/x',
  'https://fcm.googleapis.com.evil.example/send/x',
  'https://googleapis.com/send/x',
  'https://push.apple.com/x',
  'https://evil-push.apple.com/x',
  'https://notify.windows.com/x',
  'https://x.notify.windows.com.evil.example/x',
  'https://..push.apple.com/x',
  'https://user:secret@fcm.googleapis.com/x',
  'https://fcm.googleapis.com@127.0.0.1/x',
  'https://127.0.0.1/?fcm.googleapis.com',
  'https://127.0.0.1#.push.apple.com',
  'https://web.push.apple.com/x#y',
  'https://web.push.apple.com/x#',
  'https://127.1/x',
  'https://0x7f000001/x',
  'https://0177.0.0.1/x',
  'https://2130706433/x',
  'https://[::1]/x',
  'https://[::ffff:169.254.169.254]/x',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/x',
  'https:\\\\fcm.googleapis.com\\x',
  'https:/fcm.googleapis.com/x',
  'https://fcm.googleapis.com/\tx',
  ' https://fcm.googleapis.com/x',
  'https://fcm。googleapis。com/x',
  'https://fcm.googleapis.com%2eevil.example/x',
  'https://127.0.0.1\\.push.apple.com/x',
  'file:///etc/passwd',
  'gopher://fcm.googleapis.com/x',
  'data:text/plain,x',
  'javascript:alert(1)',
  'blob:https://fcm.googleapis.com/x',
  '//fcm.googleapis.com/x',
  '',
  `https://fcm.googleapis.com/${'x'.repeat(2048)}`,
  `${simulator}/push/1`,
])('our server never calls %s', (endpoint) => {
  expect(parsePushAddress({ endpoint, keys })).toBeUndefined();
});

test('the simulated push service is an address only where one is configured, and only at its own origin', () => {
  const at = (endpoint: string) => parsePushAddress({ endpoint, keys }, simulator);
  expect(at(`${simulator}/push/1`)).toBeDefined();
  for (const other of [
    'http://127.0.0.1:3101/push/1',
    'https://127.0.0.1:3100/push/1',
    'http://127.0.0.1/push/1',
    'http://u:p@127.0.0.1:3100/push/1',
    'http://127.0.0.1:3100@10.0.0.1/push/1',
    'http://localhost:3100/push/1',
  ]) {
    // prettier-ignore
    expect(at(other)).toBeUndefined();
  }
});

test.each([
  ['a point that is not on the curve', { ...keys, p256dh: Buffer.from([4, ...randomBytes(64)]).toString('base64url') }],
  ['the point at zero', { ...keys, p256dh: Buffer.from([4, ...new Uint8Array(64)]).toString('base64url') }],
  ['a compressed point', { ...keys, p256dh: browser.getPublicKey('base64url', 'compressed') }],
  ['a long secret', { ...keys, auth: randomBytes(17).toString('base64url') }],
  ['a short secret', { ...keys, auth: randomBytes(15).toString('base64url') }],
  ['no base64url', { ...keys, auth: '!'.repeat(22) }],
  ['numbers', { p256dh: 4, auth: 16 }],
  ['nothing', undefined],
])('keys of %s are refused', (_, wrong) => {
  expect(parsePushAddress({ endpoint: 'https://web.push.apple.com/x', keys: wrong })).toBeUndefined();
});

test.each([undefined, null, 'x', 3, [], { endpoint: {} }])('%p is no push address', (input) => {
  expect(parsePushAddress(input)).toBeUndefined();
});
