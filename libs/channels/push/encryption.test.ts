import { createECDH, randomBytes } from 'node:crypto';
import { decryptPush } from '../../../apps/simulator/push/decrypt';
import { type BrowserKeys, deriveMessageKeys, encryptPush, encryptRecord, longestPayload } from './encryption';

/** An independent decryptor; it ships no types. */
const { decrypt } = jest.requireActual<{ decrypt(message: Buffer, parameters: object): Buffer }>('http_ece');

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** RFC 8291, section 5 and appendix A. */
const example = {
  text: 'When I grow up, I want to be a watermelon',
  browser: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  ourPrivateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  contentKey: bytes('oIhVW04MRdy2XN9CiKLxTg'),
  nonce: bytes('4h_95klXJ5E_qnoN'),
  message: bytes(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz' +
      'AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  ),
};

function browser() {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  const keys: BrowserKeys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') };
  return {
    keys,
    reads: (message: Buffer) => decrypt(message, { version: 'aes128gcm', privateKey: pair, authSecret: keys.auth }),
    simulatedReads: (message: Buffer) =>
      decryptPush(message, { privateKey: pair.getPrivateKey(), publicKey, auth }).toString(),
  };
}

test('the example of RFC 8291 comes out byte for byte, its content key and nonce too', () => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(example.ourPrivateKey);
  const keys = deriveMessageKeys(example.browser, { pair, salt: example.salt });
  expect(Buffer.from(keys.subarray(86, 102))).toEqual(example.contentKey);
  expect(Buffer.from(keys.subarray(102))).toEqual(example.nonce);
  expect(encryptRecord(keys, example.text)).toEqual(example.message);
});

test.each([
  ['nothing', ''],
  ['one byte', 'x'],
  ['Arabic and an emoji', 'ابقوا في أماكنكم 🏠'],
  ['the longest payload', 'é'.repeat(Math.floor(longestPayload / 2)) + 'x'],
])('two decryptors that are not ours read %s', (_name, text) => {
  const { keys, reads, simulatedReads } = browser();
  const message = encryptPush(keys, text);
  expect(reads(message).toString()).toBe(text);
  expect(simulatedReads(message)).toBe(text);
});

test('the longest payload fills 4,096 bytes, and one byte more is refused', () => {
  const { keys } = browser();
  expect(encryptPush(keys, 'x'.repeat(longestPayload))).toHaveLength(4096);
  expect(() => encryptPush(keys, 'x'.repeat(longestPayload + 1))).toThrow(RangeError);
});

test('another browser reads nothing', () => {
  const message = encryptPush(browser().keys, 'for one');
  expect(() => browser().reads(message)).toThrow();
});

test('no two messages share a key pair, a salt, a key or a nonce', () => {
  const { keys } = browser();
  const all = Array.from({ length: 200 }, () => deriveMessageKeys(keys));
  const parts = { salt: [0, 16], keyPair: [21, 86], contentKey: [86, 102], nonce: [102, 114] } as const;
  for (const [start, end] of Object.values(parts)) {
    expect(new Set(all.map((one) => one.toString('hex', start, end))).size).toBe(200);
  }
});
