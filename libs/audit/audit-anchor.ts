import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditAnchor } from './audit-entry';

/** What `Vault.deriveKey` is asked for: whoever can only write to the anchor's other home cannot forge one. */
export const anchorKeyPurpose = 'audit-anchor';

const form = /^tocsin-audit (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64})$/;

/** One line to print, mail or store elsewhere: "tocsin-audit <sequence> <hash> <HMAC-SHA-256>". */
export function writeAnchor({ sequence, hash }: AuditAnchor, key: Buffer): string {
  const signed = `tocsin-audit ${sequence} ${hash.toString('hex')}`;
  return `${signed} ${signatureOf(signed, key).toString('hex')}`;
}

/** Undefined when the line is not an anchor that this key wrote. */
export function readAnchor(line: string, key: Buffer): AuditAnchor | undefined {
  const [text, sequence, hash, signature] = form.exec(line.trim()) ?? [];
  if (text === undefined) return undefined;
  const signed = text.slice(0, -signature.length - 1);
  if (!timingSafeEqual(Buffer.from(signature, 'hex'), signatureOf(signed, key))) return undefined;
  return { sequence: Number(sequence), hash: Buffer.from(hash, 'hex') };
}

function signatureOf(signed: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(signed).digest();
}
