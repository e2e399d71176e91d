import { type AuditAnchor, type AuditEntry, continueChain, genesis, hashRow } from './audit-entry';
import { verifyChain } from './verify-chain';

const chain = chainOf(60);
const anchor = anchorOf(chain[chain.length - 1]);

test('an untouched chain is intact, also when it has grown since its anchor', async () => {
  expect(await verifyChain([])).toEqual({ intact: true, head: genesis });
  expect(await verifyChain(chain, anchor)).toEqual({ intact: true, head: anchor });
  expect(await verifyChain(chain, anchorOf(chain[20]))).toMatchObject({ intact: true });
});

test('each of 1,000 random edits, deletions and swaps of single rows is found', async () => {
  const random = seeded(20151113);
  let found = 0;
  for (let i = 0; i < 1_000; i++) {
    const verdict = await verifyChain(tampered(chain, random), anchor);
    if (!verdict.intact) found++;
  }
  expect(found).toBe(1_000);
});

test('the first fault is named with its place', async () => {
  const without = chain.filter((entry) => entry.sequence !== 7);
  expect(await verifyChain(without, anchor)).toEqual({ intact: false, fault: 'gap', sequence: 7 });
  const edited = chain.map((entry) => (entry.sequence === 9 ? { ...entry, actor: 'officer:somebody-else' } : entry));
  expect(await verifyChain(edited, anchor)).toEqual({ intact: false, fault: 'edited', sequence: 9 });
});

test('the end cut off, and a chain rewritten from some row on, are found by the anchor alone', async () => {
  const cut = chain.slice(0, 50);
  expect((await verifyChain(cut)).intact).toBe(true);
  expect(await verifyChain(cut, anchor)).toEqual({ intact: false, fault: 'cut-off', sequence: 51 });

  const rewritten = rehashed(chain.map((entry) => (entry.sequence === 9 ? { ...entry, action: 'nothing' } : entry)));
  expect((await verifyChain(rewritten)).intact).toBe(true);
  expect(await verifyChain(rewritten, anchor)).toEqual({ intact: false, fault: 'rewritten', sequence: 60 });
});

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = genesis;
  for (let i = 1; i <= length; i++) {
    const fact = {
      actor: `officer:${i % 3}`,
      action: 'alert-approved',
      subject: `incident:${i}`,
      detail: { version: i },
    };
    const entry = continueChain(head, fact, new Date(Date.UTC(2015, 10, 13, 21, i)));
    entries.push(entry);
    head = anchorOf(entry);
  }
  return entries;
}

function tampered(entries: readonly AuditEntry[], random: (below: number) => number): AuditEntry[] {
  const copy = [...entries];
  const at = random(copy.length);
  switch (random(3)) {
    case 0:
      copy.splice(at, 1);
      break;
    case 1: {
      const other = (at + 1 + random(copy.length - 1)) % copy.length;
      [copy[at], copy[other]] = [copy[other], copy[at]];
      break;
    }
    default:
      copy[at] = edited(copy[at], random);
  }
  return copy;
}

/** One byte of one column is changed. */
function edited(entry: AuditEntry, random: (below: number) => number): AuditEntry {
  const columns = ['sequence', 'at', 'actor', 'action', 'subject', 'detail', 'previousHash', 'hash'] as const;
  const column = columns[random(columns.length)];
  const value = entry[column];
  if (typeof value === 'number') return { ...entry, [column]: value + 1 + random(9) };
  const bytes = Buffer.from(value as string); // copies: a Buffer is taken as bytes
  bytes[random(bytes.length)] ^= 1;
  return { ...entry, [column]: typeof value === 'string' ? bytes.toString() : bytes };
}

function rehashed(entries: readonly AuditEntry[]): AuditEntry[] {
  let previousHash = genesis.hash;
  return entries.map((entry) => {
    const hash = hashRow(previousHash, entry);
    const row = { ...entry, previousHash, hash };
    previousHash = hash;
    return row;
  });
}

function anchorOf({ sequence, hash }: AuditEntry): AuditAnchor {
  return { sequence, hash };
}

/** Park and Miller's minimal standard generator: the same mutations in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
