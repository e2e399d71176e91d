import type { EntityManager } from 'typeorm';
import type { OfficerId } from '../identity/officer';
import { sql } from '../platform/database/sql';
import type { VersionId } from './incident';

export interface NewApproval {
  readonly versionId: VersionId;
  readonly officerId: OfficerId;
  readonly contentHash: Buffer;
  readonly people: number;
  readonly approvedAt: Date;
}

export async function insertApproval(tx: EntityManager, approval: NewApproval): Promise<void> {
  const { versionId, officerId, contentHash, people, approvedAt } = approval;
  await sql(
    tx,
    `INSERT INTO alert_approval (version_id, officer_id, content_hash, people, approved_at) VALUES ($1, $2, $3, $4, $5)`,
    [versionId, officerId, contentHash, people, approvedAt],
  );
}

/** Back to none, and to one that is needed: the audit log keeps who had approved. */
export async function forgetApprovals(tx: EntityManager, version: VersionId): Promise<void> {
  await sql(tx, 'DELETE FROM alert_approval WHERE version_id = $1', [version]);
  await sql(tx, 'UPDATE alert_version SET approvals_needed = 1 WHERE id = $1', [version]);
}
