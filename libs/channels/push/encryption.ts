import { createCipheriv, createECDH, createHmac, type ECDH, randomBytes } from 'node:crypto';
import type { Branded } from '../../platform/branded';
import type { PushAddress } from '../push-address';

export type BrowserKeys = PushAddress['keys'];

/**
 * Everything that encrypts one message, and only one: the same key and nonce again would give both texts away. 114 bytes
 * in the order in which they are needed: what stands before the record (salt, record size and our public key, RFC 8188
 * §2.1: 86 bytes), content key (16), nonce (12). In one piece, which is how a prekey is stored.
 */
export type MessageKeys = Branded<Buffer, 'MessageKeys'>;

/** What push services take at least (RFC 8030 §7.2), and what the known ones take at most. */
const recordSize = 4096;
const headerBytes = 16 + 4 + 1 + 65;
const contentKeyEnd = headerBytes + 16;
export const messageKeysBytes = contentKeyEnd + 12;
const tagBytes = 16;
/** In bytes; one more marks the end of the record. */
export const longestPayload = recordSize - headerBytes - tagBytes - 1;

/** The random half of a derivation: a key pair and a salt of this message's own. */
export interface Ephemeral {
  readonly pair: ECDH;
  readonly salt: Buffer;
}

function newEphemeral(): Ephemeral {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return { pair, salt: randomBytes(16) };
}

/**
 * RFC 8291 §3.4, the expensive part of a message: everything that does not depend on its text.
 * @param ephemeral given only to check the derivation against published examples
 */
export function deriveMessageKeys({ p256dh, auth }: BrowserKeys, ephemeral: Ephemeral = newEphemeral()): MessageKeys {
  const { pair, salt } = ephemeral;
  const browserKey = Buffer.from(p256dh, 'base64url');
  const ourKey = pair.getPublicKey();
  const shared = hmac(Buffer.from(auth, 'base64url'), pair.computeSecret(browserKey));
  const inputKey = hmac(shared, Buffer.concat([keyInfo, browserKey, ourKey, firstBlock]));
  const extracted = hmac(salt, inputKey);
  const keys = Buffer.alloc(messageKeysBytes);
  salt.copy(keys);
  keys.writeUInt32BE(recordSize, 16);
  keys[20] = ourKey.length;
  ourKey.copy(keys, 21);
  hmac(extracted, contentKeyInfo).copy(keys, headerBytes, 0, 16);
  hmac(extracted, nonceInfo).copy(keys, contentKeyEnd, 0, 12);
  return keys as MessageKeys; // laid out as its type says
}

// HKDF (RFC 5869) for at most 32 bytes is one HMAC to extract and one, over the info and a 1, to expand.
const firstBlock = Buffer.of(1);
const keyInfo = Buffer.from('WebPush: info\0');
const contentKeyInfo = Buffer.from('Content-Encoding: aes128gcm\0\x01');
const nonceInfo = Buffer.from('Content-Encoding: nonce\0\x01');

const hmac = (key: Buffer, data: Buffer): Buffer => createHmac('sha256', key).update(data).digest();

/**
 * The body of a push message: one `aes128gcm` record (RFC 8188 §2), which a 2 ends.
 * @throws RangeError above `longestPayload` bytes
 */
export function encryptRecord(keys: MessageKeys, payload: string): Buffer {
  const contentKey = keys.subarray(headerBytes, contentKeyEnd);
  const cipher = createCipheriv('aes-128-gcm', contentKey, keys.subarray(contentKeyEnd));
  const record = cipher.update(Buffer.from(`${payload}\x02`));
  cipher.final();
  const length = headerBytes + record.length + tagBytes;
  if (length > recordSize) throw new RangeError('a push payload longer than one record');
  // Copied by hand: a fifth faster than Buffer.concat, and all that an alert waits for once its keys are made.
  const body = Buffer.allocUnsafe(length);
  keys.copy(body, 0, 0, headerBytes);
  record.copy(body, headerBytes);
  cipher.getAuthTag().copy(body, length - tagBytes);
  return body;
}

/** Encrypts for a browser in one go, with keys made for this message. */
export const encryptPush = (keys: BrowserKeys, payload: string): Buffer =>
  encryptRecord(deriveMessageKeys(keys), payload);
