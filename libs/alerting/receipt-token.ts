import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PersonId } from '../people/person';

/** One attempt of one delivery, as it travels out and back. */
export interface DeliveryKey {
  readonly noticeId: number;
  readonly personId: PersonId;
  readonly attempt: number;
}

/** For the carrier's callback address: "<notice>.<person>.<attempt>". */
export const writeDeliveryKey = ({ noticeId, personId, attempt }: DeliveryKey): string =>
  `${noticeId}.${personId}.${attempt}`;

export function readDeliveryKey(text: string): DeliveryKey | undefined {
  const found = /^(\d{1,15})\.(\d{1,15})\.(\d{1,5})$/.exec(text);
  if (!found) return undefined;
  const [noticeId, personId, attempt] = found.slice(1).map(Number);
  return { noticeId, personId: personId as PersonId, attempt };
}

const macBytes = 16;

/** For a browser, whose beacon nobody signs: the key and 128 bits of HMAC over it. */
export const writeReceiptToken = (key: DeliveryKey, secret: Buffer): string =>
  `${writeDeliveryKey(key)}.${mac(writeDeliveryKey(key), secret).toString('base64url')}`;

/** @returns undefined for a token that we did not write */
export function readReceiptToken(token: string, secret: Buffer): DeliveryKey | undefined {
  const cut = token.lastIndexOf('.');
  const given = Buffer.from(token.slice(cut + 1), 'base64url');
  const expected = mac(token.slice(0, Math.max(0, cut)), secret);
  if (given.length !== macBytes || !timingSafeEqual(given, expected)) return undefined;
  return readDeliveryKey(token.slice(0, cut));
}

const mac = (text: string, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(text).digest().subarray(0, macBytes);
