import { type Cipher, createCipheriv } from 'node:crypto';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';

/** Who answers about what, by one link. */
export interface AnswerLink {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62 to this power is just above 2 to the 64th. */
export const answerTokenLength = 11;
const personBits = 40n;
const mostIncidents = 2 ** 24;
const mostPeople = 2 ** 40;
const rounds = 8;
const ciphers = new WeakMap<Buffer, Cipher>();

/**
 * Eleven letters: both ids as one number of 64 bits, which only we can turn over (a Feistel network over AES-256). Every
 * other number turns over to some person and some incident, and almost never to a running one and somebody who is there:
 * a million people in one alert are one guess in 2^44 (docs/adr/0038-answer-links-in-texts.md).
 * @param secret 32 bytes
 * @throws RangeError for more incidents or people than there is room for
 */
export function writeAnswerToken({ incidentId, personId }: AnswerLink, secret: Buffer): string {
  if (incidentId >= mostIncidents || personId >= mostPeople) throw new RangeError('no room in an answer link');
  let rest = turned((BigInt(incidentId) << personBits) | BigInt(personId), secret, 'over');
  let token = '';
  for (let i = 0; i < answerTokenLength; i++) {
    token = letters.charAt(Number(rest % 62n)) + token;
    rest /= 62n;
  }
  return token;
}

/** @returns undefined for what has not the form of one; whom a guess names is for the caller to look up */
export function readAnswerToken(token: string, secret: Buffer): AnswerLink | undefined {
  if (token.length !== answerTokenLength || !/^[0-9A-Za-z]*$/.test(token)) return undefined;
  const number = [...token].reduce((sum, letter) => sum * 62n + BigInt(letters.indexOf(letter)), 0n);
  if (number >> 64n) return undefined;
  const ids = turned(number, secret, 'back');
  return {
    incidentId: Number(ids >> personBits) as IncidentId, // what writeAnswerToken was given, or a guess
    personId: Number(ids & ((1n << personBits) - 1n)) as PersonId,
  };
}

function turned(number: bigint, secret: Buffer, way: 'over' | 'back'): bigint {
  let [left, right] = [Number(number >> 32n), Number(number & 0xffffffffn)];
  if (way === 'back') [left, right] = [right, left];
  for (let i = 0; i < rounds; i++) {
    const round = way === 'over' ? i : rounds - 1 - i;
    [left, right] = [right, (left ^ mixed(round, right, secret)) >>> 0];
  }
  if (way === 'back') [left, right] = [right, left];
  return (BigInt(left) << 32n) | BigInt(right);
}

function mixed(round: number, half: number, secret: Buffer): number {
  const block = Buffer.alloc(16);
  block.writeUInt8(round);
  block.writeUInt32BE(half, 1);
  return blocksUnder(secret).update(block).readUInt32BE(0);
}

/** One cipher for all links under a key: in this mode no block depends on another, and making it costs the most. */
function blocksUnder(secret: Buffer): Cipher {
  const known = ciphers.get(secret);
  if (known) return known;
  const cipher = createCipheriv('aes-256-ecb', secret, null).setAutoPadding(false);
  ciphers.set(secret, cipher);
  return cipher;
}
