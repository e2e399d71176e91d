import { memberName } from '../circles/household';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';

/** For whom of their household, of those without a phone, answers also speak: names by the row of the answer. */
export async function namesMarkedBy(
  database: Database,
  vault: Vault,
  checkIns: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await sql<{ checkInId: number; publicId: string; sealed: Buffer }>(
    database,
    `SELECT check_in_id AS "checkInId", public_id AS "publicId", name_sealed AS sealed
     FROM household_mark JOIN household_member member ON member.id = household_member_id
     WHERE check_in_id = ANY ($1::bigint[]) ORDER BY number`,
    [checkIns],
  );
  const names = new Map<number, string[]>();
  for (const { checkInId, publicId, sealed } of rows) {
    names.set(checkInId, [...(names.get(checkInId) ?? []), vault.open(sealed, memberName(publicId))]);
  }
  return names;
}
