import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** PEM; the certificate is its own authority, so a client that trusts it as a CA trusts the server. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed X.509 certificate (RFC 5280) for `localhost` and 127.0.0.1, good for one day on both sides of `nowMs`. */
export function selfSignedCertificate(nowMs: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const body = toBeSigned(publicKey, nowMs);
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256, bitString(signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const dayMs = 86_400_000;

function toBeSigned(publicKey: KeyObject, nowMs: number): Buffer {
  const version3 = tagged(0xa0, integer(Buffer.from([2])));
  const serial = integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)]));
  const name = sequence(tagged(0x31, sequence(oid(0x55, 4, 3), tagged(0x0c, Buffer.from('Simulated push service')))));
  const validity = sequence(utcTime(nowMs - dayMs), utcTime(nowMs + dayMs));
  const names = sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1])));
  const isAuthority = sequence(tagged(0x01, Buffer.from([0xff])));
  const extensions = sequence(
    sequence(oid(0x55, 29, 17), tagged(0x04, names)),
    sequence(oid(0x55, 29, 19), tagged(0x04, isAuthority)),
  );
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return sequence(version3, serial, ecdsaWithSha256, name, validity, name, spki, tagged(0xa3, extensions));
}

/** A DER element: tag, length, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const header = length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const bitString = (bytes: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]));
const oid = (...bytes: number[]): Buffer => tagged(0x06, Buffer.from(bytes));
const utcTime = (atMs: number): Buffer =>
  tagged(0x17, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
