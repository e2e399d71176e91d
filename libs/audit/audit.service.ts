import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { sql } from '../platform/database/sql';
import { type AuditFact, continueChain } from './audit-entry';
import { auditHead } from './audit.queries';

/** Any number that no other advisory lock of the database uses: the letters "audi". */
const auditLock = 0x61756469;

@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  /**
   * Appends the fact in the caller's transaction: neither is kept without the other. Only one transaction at a time
   * holds the end of the chain, until it commits, so call it last, after every other row is locked and written.
   */
  async record(tx: EntityManager, fact: AuditFact): Promise<void> {
    // A statement of its own: the next one must see what the transaction that held the lock committed.
    await sql(tx, 'SELECT pg_advisory_xact_lock($1)', [auditLock]);
    const entry = continueChain(await auditHead(tx), fact, this.clock.now());
    await sql(
      tx,
      `INSERT INTO audit_entry (sequence, at, actor, action, subject, detail, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        entry.sequence,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
        entry.previousHash,
        entry.hash,
      ],
    );
  }
}
