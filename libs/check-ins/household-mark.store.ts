import type { EntityManager } from 'typeorm';
import type { MemberId } from '../circles/household';
import type { IncidentId } from '../incidents/incident';
import { sql, sqlOne } from '../platform/database/sql';
import type { Answer } from './answer';

/** Members without a phone for whom an answer of the declarer speaks. */
export async function insertMarks(tx: EntityManager, checkInId: number, members: readonly MemberId[]): Promise<void> {
  await sql(
    tx,
    `INSERT INTO household_mark (check_in_id, household_member_id)
     SELECT $1, id FROM household_member WHERE id = ANY ($2::bigint[]) FOR KEY SHARE ON CONFLICT DO NOTHING`,
    [checkInId, members],
  );
}

/** Of the members, how many another answer counts for by now, or none. */
export async function countMarkedOtherwise(
  tx: EntityManager,
  incidentId: IncidentId,
  members: readonly MemberId[],
  answer: Answer,
): Promise<number> {
  const { others } = await sqlOne<{ others: number }>(
    tx,
    `SELECT count(*) AS others FROM unnest($2::bigint[]) AS member (id)
     WHERE $3 IS DISTINCT FROM (
       SELECT answer FROM household_mark JOIN check_in ON check_in.id = check_in_id
       WHERE household_member_id = member.id AND incident_id = $1
         AND NOT EXISTS (SELECT FROM check_in_overlay overlay WHERE overlay.check_in_id = check_in.id)
       ORDER BY check_in.id DESC LIMIT 1)`,
    [incidentId, members, answer],
  );
  return others;
}
