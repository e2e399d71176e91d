import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';

/** Who answers about what, by one link. */
export interface AnswerLink {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
}

const incidentBytes = 4;
const personBytes = 5;
const idBytes = incidentBytes + personBytes;
const macBytes = 12;

/**
 * 28 letters that only we can write: 96 bits of HMAC over both ids, and the ids, masked by a stream of that HMAC so
 * that nobody reads from two links how many people we have. It ends with the incident and with the person.
 */
export function writeAnswerToken({ incidentId, personId }: AnswerLink, secret: Buffer): string {
  const ids = Buffer.alloc(idBytes);
  ids.writeUIntBE(incidentId, 0, incidentBytes);
  ids.writeUIntBE(personId, incidentBytes, personBytes);
  const mac = macOf(ids, secret);
  return Buffer.concat([mac, masked(ids, mac, secret)]).toString('base64url');
}

/** @returns undefined for what we did not write */
export function readAnswerToken(token: string, secret: Buffer): AnswerLink | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== macBytes + idBytes || bytes.toString('base64url') !== token) return undefined;
  const mac = bytes.subarray(0, macBytes);
  const ids = masked(bytes.subarray(macBytes), mac, secret);
  if (!timingSafeEqual(mac, macOf(ids, secret))) return undefined;
  return {
    incidentId: ids.readUIntBE(0, incidentBytes) as IncidentId, // what writeAnswerToken was given
    personId: ids.readUIntBE(incidentBytes, personBytes) as PersonId,
  };
}

const macOf = (ids: Buffer, secret: Buffer): Buffer => hmac('ids', ids, secret).subarray(0, macBytes);

function masked(ids: Buffer, mac: Buffer, secret: Buffer): Buffer {
  const stream = hmac('mask', mac, secret);
  return Buffer.from(ids.map((byte, i) => byte ^ (stream[i] ?? 0)));
}

const hmac = (use: string, data: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(use).update(data).digest();
