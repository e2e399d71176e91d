import { createECDH, randomBytes } from 'node:crypto';
import { decryptPush } from '../../../apps/simulator/push/decrypt';
import { Prekey, preparePrekey } from './prekey';

const { decrypt } = jest.requireActual<{ decrypt(message: Buffer, parameters: object): Buffer }>('http_ece');

function browser() {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  return {
    pair,
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    secret: { privateKey: pair.getPrivateKey(), publicKey, auth },
  };
}

const senderKeyOf = (message: Buffer): string => message.subarray(21, 86).toString('hex');

test('two decryptors that are not ours read what a prekey encrypted', () => {
  const { pair, keys, secret } = browser();
  const message = new Prekey(preparePrekey(keys)).encrypt('Restez à l’abri');
  expect(decryptPush(message, secret).toString()).toBe('Restez à l’abri');
  const read = decrypt(message, { version: 'aes128gcm', privateKey: pair, authSecret: keys.auth });
  expect(read.toString()).toBe('Restez à l’abri');
});

test('a prekey encrypts once; after that it holds nothing, even when the payload was too long', () => {
  const { keys } = browser();
  const prekey = new Prekey(preparePrekey(keys));
  prekey.encrypt('first');
  expect(() => prekey.encrypt('second')).toThrow('one message only');
  const wasted = new Prekey(preparePrekey(keys));
  expect(() => wasted.encrypt('x'.repeat(4000))).toThrow(RangeError);
  expect(() => wasted.encrypt('short')).toThrow('one message only');
});

test('no two addresses share a key pair, nor do two prekeys of one address', () => {
  const [one, other] = [browser(), browser()];
  const messages = Array.from({ length: 100 }, (_, i) =>
    new Prekey(preparePrekey((i % 2 ? one : other).keys)).encrypt('x'),
  );
  expect(new Set(messages.map(senderKeyOf)).size).toBe(100);
});

test('a prekey made for one browser tells another nothing', () => {
  const message = new Prekey(preparePrekey(browser().keys)).encrypt('for one');
  expect(() => decryptPush(message, browser().secret)).toThrow();
});

test.each(['', 'AAAA', Buffer.alloc(113).toString('base64'), Buffer.alloc(115).toString('base64')])(
  '%j is not a prepared key',
  (text) => {
    expect(() => new Prekey(text)).toThrow(RangeError);
  },
);
