import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import type { SubscriptionSecret } from './subscription';

const tagLength = 16;

/**
 * Decrypts a push message: RFC 8291 on top of the `aes128gcm` coding of RFC 8188, in the single record that RFC 8291
 * section 4 asks for.
 * @throws Error when it was not encrypted for this subscription, or not by these rules
 */
export function decryptPush(message: Buffer, { privateKey, publicKey, auth }: SubscriptionSecret): Buffer {
  const { salt, recordSize, senderKey, record } = readHeader(message);
  if (record.length > recordSize) throw new Error('a push message is one record');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  const shared = ecdh.computeSecret(senderKey);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, senderKey]);
  const inputKey = hkdf(auth, shared, keyInfo, 32);
  const contentKey = hkdf(salt, inputKey, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, inputKey, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce);
  decipher.setAuthTag(record.subarray(-tagLength));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -tagLength)), decipher.final()]);
  return withoutPadding(padded);
}

function readHeader(message: Buffer): { salt: Buffer; recordSize: number; senderKey: Buffer; record: Buffer } {
  if (message.length < 21) throw new Error('too short for its header');
  const keyLength = message[20];
  if (keyLength !== 65) throw new Error('the key id is not an uncompressed P-256 point');
  const record = message.subarray(21 + keyLength);
  if (record.length <= tagLength) throw new Error('no record after the header');
  const recordSize = message.readUInt32BE(16);
  if (recordSize < 18) throw new Error('a record size below 18 is impossible');
  return { salt: message.subarray(0, 16), recordSize, senderKey: message.subarray(21, 21 + keyLength), record };
}

/** Text, then 2 for "last record", then zeroes. */
function withoutPadding(padded: Buffer): Buffer {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  if (end < 0 || padded[end] !== 2) throw new Error('the padding does not end the last record');
  return padded.subarray(0, end);
}

/** HKDF with SHA-256 for at most 32 bytes, which is one round of expansion. */
function hkdf(salt: Buffer, inputKey: Buffer, info: Buffer, length: number): Buffer {
  const pseudoRandomKey = createHmac('sha256', salt).update(inputKey).digest();
  return createHmac('sha256', pseudoRandomKey)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}
