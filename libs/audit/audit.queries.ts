import { type Database, sql } from '../platform/database/sql';
import { type AuditAnchor, type AuditEntry, genesis } from './audit-entry';

export async function auditHead(database: Database): Promise<AuditAnchor> {
  const [head] = await sql<AuditAnchor>(
    database,
    'SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1',
  );
  return head ?? genesis;
}

/** The next entries in order; an empty list is the end. */
export async function auditPage(database: Database, afterSequence: number, limit: number): Promise<AuditEntry[]> {
  return sql<AuditEntry>(
    database,
    // As text: a JavaScript date would hide a change of microseconds.
    `SELECT sequence, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, action, subject,
            detail, previous_hash AS "previousHash", hash
     FROM audit_entry WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
    [afterSequence, limit],
  );
}

/** Every entry in order, read in pages so that a log of years fits in memory. */
export async function* auditEntries(database: Database, pageSize = 1_000): AsyncGenerator<AuditEntry> {
  let page: AuditEntry[];
  let after = Number.MIN_SAFE_INTEGER; // below any forged sequence too
  do {
    page = await auditPage(database, after, pageSize);
    yield* page;
    after = page.at(-1)?.sequence ?? after;
  } while (page.length === pageSize);
}
