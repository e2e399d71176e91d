import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json';

/** What JSON can say and say again unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A privileged act as its command tells it. Ids and codes only: never a phone number, a name or an address. */
export interface AuditFact {
  /** Who acted: "officer:<public id>", "person:<id>", "operator" (the command line) or "system". */
  readonly actor: string;
  /** What was done, e.g. "alert-approved". */
  readonly action: string;
  /** What it was done to, e.g. "incident:<public id>". */
  readonly subject: string;
  readonly detail: { readonly [key: string]: JsonValue };
}

/** A fact in its place in the chain, exactly as stored: a byte changed in any column changes the hash. */
export interface AuditEntry extends Omit<AuditFact, 'detail'> {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  /** UTC with microseconds, e.g. "2015-11-13T21:20:00.000000Z". */
  readonly at: string;
  /** Canonical JSON text. */
  readonly detail: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** The newest entry at some moment. Kept elsewhere, it shows that entries were cut off or the chain rewritten. */
export interface AuditAnchor {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** What the first entry continues. */
export const genesis: AuditAnchor = { sequence: 0, hash: Buffer.alloc(32) };

export function continueChain(head: AuditAnchor, fact: AuditFact, now: Date): AuditEntry {
  const { actor, action, subject } = fact;
  const row = {
    sequence: head.sequence + 1,
    at: now.toISOString().replace('Z', '000Z'),
    actor,
    action,
    subject,
    detail: canonicalJson(fact.detail),
  };
  return { ...row, previousHash: head.hash, hash: hashRow(head.hash, row) };
}

/** SHA-256(previous hash ‖ canonical JSON of the row). */
export function hashRow(previousHash: Buffer, row: Omit<AuditEntry, 'previousHash' | 'hash'>): Buffer {
  const { sequence, at, actor, action, subject, detail } = row;
  const canonical = canonicalJson({ sequence, at, actor, action, subject, detail });
  return createHash('sha256').update(previousHash).update(canonical, 'utf8').digest();
}
