import type { OfficerId } from '../identity/officer';
import { type Database, sql } from '../platform/database/sql';
import type { VersionId } from './incident';

export interface GivenApproval {
  readonly officerId: OfficerId;
  readonly officerName: string;
  readonly approvedAt: Date;
}

/** Those that stand, oldest first: each is of the content as it is now, since every change takes them away. */
export function approvalsOf(database: Database, version: VersionId): Promise<GivenApproval[]> {
  return sql(
    database,
    `SELECT officer_id AS "officerId", officer.name AS "officerName", approved_at AS "approvedAt"
     FROM alert_approval JOIN officer ON officer.id = officer_id WHERE version_id = $1 ORDER BY approved_at, officer_id`,
    [version],
  );
}
