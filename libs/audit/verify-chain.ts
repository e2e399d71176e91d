import { type AuditAnchor, type AuditEntry, genesis, hashRow } from './audit-entry';

/** `gap`: entries are missing or out of order; `edited`: a row is not what was hashed; the other two need an anchor. */
export type ChainFault = 'gap' | 'edited' | 'cut-off' | 'rewritten';

export type ChainVerdict =
  | { readonly intact: true; readonly head: AuditAnchor }
  | { readonly intact: false; readonly fault: ChainFault; readonly sequence: number };

/**
 * Reads the chain from its first entry and stops at the first fault.
 * @param entries in the order of their sequence
 * @param anchor an earlier head that was kept elsewhere; without it a chain that was cut off at its end, or rewritten
 *   as a whole, looks intact
 */
export async function verifyChain(
  entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>,
  anchor: AuditAnchor = genesis,
): Promise<ChainVerdict> {
  let head = genesis;
  for await (const entry of entries) {
    const fault = faultOf(entry, head, anchor);
    if (fault) return { intact: false, fault, sequence: head.sequence + 1 };
    head = { sequence: entry.sequence, hash: entry.hash };
  }
  if (head.sequence < anchor.sequence) return { intact: false, fault: 'cut-off', sequence: head.sequence + 1 };
  return { intact: true, head };
}

function faultOf(entry: AuditEntry, head: AuditAnchor, anchor: AuditAnchor): ChainFault | undefined {
  if (entry.sequence !== head.sequence + 1) return 'gap';
  if (!entry.previousHash.equals(head.hash) || !entry.hash.equals(hashRow(head.hash, entry))) return 'edited';
  if (entry.sequence === anchor.sequence && !entry.hash.equals(anchor.hash)) return 'rewritten';
  return undefined;
}
