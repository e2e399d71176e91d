import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../platform/database/sql';
import { channelCodes } from '../channels/channel';
import { deliveryStatus, maybeTold } from './delivery';
import { districtShift, type Hearing } from './push-hearing';
import type { DueRung } from './rung.store';

/** What was measured so long ago says nothing about now. */
const freshMinutes = 30;
const isFresh = `push_hearing.measured_at > clock_timestamp() - interval '${freshMinutes} minutes'`;

/** Adds what the pushes of these rungs' pages have come to. Rehearsed ones reach nobody and are left out. */
export async function recordHearing(tx: EntityManager, rungs: readonly DueRung[]): Promise<void> {
  await sql(
    tx,
    `WITH rung AS MATERIALIZED (
       SELECT r.* FROM unnest($1::bigint[], $2::smallint[], $3::integer[], $4::bigint[], $5::bigint[])
         AS r (notice_id, channel, page, person_from, person_to)
       JOIN notice ON notice.id = r.notice_id AND notice.mode = 'Actual')
     INSERT INTO push_hearing (district, handed, confirmed, measured_at)
     SELECT district, count(*), count(*) FILTER (WHERE status IN (${deliveryStatus.delivered}, ${deliveryStatus.seen})),
       clock_timestamp()
     FROM rung
     CROSS JOIN LATERAL (
       SELECT person_id, status FROM delivery
       WHERE notice_id = rung.notice_id AND channel = rung.channel AND person_id BETWEEN rung.person_from AND rung.person_to
         AND page = rung.page AND status IN (${maybeTold.join(', ')}) OFFSET 0) told
     CROSS JOIN LATERAL (
       SELECT DISTINCT cell >> ${districtShift} AS district FROM person_place WHERE person_id = told.person_id OFFSET 0) place
     GROUP BY district ORDER BY district
     ON CONFLICT (district) DO UPDATE SET measured_at = excluded.measured_at,
       handed = excluded.handed + CASE WHEN ${isFresh} THEN push_hearing.handed ELSE 0 END,
       confirmed = excluded.confirmed + CASE WHEN ${isFresh} THEN push_hearing.confirmed ELSE 0 END`,
    [
      rungs.map(({ noticeId }) => noticeId), rungs.map(({ channel }) => channel), rungs.map(({ page }) => page),
      rungs.map(({ personFrom }) => personFrom), rungs.map(({ personTo }) => personTo),
    ], // prettier-ignore
  );
}

export function freshHearings(database: Database): Promise<Hearing[]> {
  return sql(
    database,
    `SELECT district::text AS district, handed, confirmed FROM push_hearing WHERE ${isFresh} ORDER BY push_hearing.district`,
  );
}

/** Of pushes among the newest receipts that devices have confirmed in the last ten seconds: how many seconds that took. */
export async function confirmationAges(database: Database): Promise<number[]> {
  const rows = await sql<{ age: number }>(
    database,
    `SELECT extract(epoch FROM heard.at - accepted.at)::float8 AS age
     FROM (
       SELECT * FROM (SELECT * FROM receipt ORDER BY id DESC LIMIT 2000) newest
       WHERE channel = ${channelCodes.push} AND status = ${deliveryStatus.delivered}
         AND at > clock_timestamp() - interval '10 seconds' LIMIT 200) heard
     JOIN receipt accepted USING (notice_id, person_id, channel, attempt)
     WHERE accepted.status = ${deliveryStatus.accepted}`,
  );
  return rows.map(({ age }) => age);
}

export async function forgetHearings(database: Database): Promise<void> {
  await sql(database, `DELETE FROM push_hearing WHERE NOT (${isFresh})`);
}
