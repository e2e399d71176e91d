import type { EntityManager } from 'typeorm';
import { placeOfCell } from '../incidents/place-of-cell';
import type { VersionId } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';

/** Audiences larger than this wait until their messages are on the way. */
const large = 50_000;
const largeWaitSeconds = 15;

/** A notice whose people have not been placed yet. */
export interface UnplacedNotice {
  readonly noticeId: number;
  readonly versionId: VersionId;
}

/** @param since of versions sent before, nothing is placed any more */
export function unplacedNotices(database: Database, since: Date, now: Date): Promise<UnplacedNotice[]> {
  return sql(
    database,
    `SELECT notice.id AS "noticeId", notice.version_id AS "versionId" FROM alert_version version
     JOIN incident ON incident.id = version.incident_id
     JOIN notice ON notice.version_id = version.id AND notice.class = 'alerts'
     WHERE version.status = 'published' AND version.sent_at > $1 AND incident.status <> 'closed'
       AND (notice.people <= ${large} OR version.sent_at <= $2::timestamptz - interval '${largeWaitSeconds} seconds')
       AND NOT EXISTS (SELECT FROM reach_frozen WHERE reach_frozen.notice_id = notice.id)
     ORDER BY notice.id LIMIT 1000`,
    [since, now],
  );
}

/**
 * Says for each person of a notice where they were warned: their home if it is in the area, else their first place
 * there, else nowhere. Kept as it was then, whatever they change while the alert runs.
 */
export async function placePeople(tx: EntityManager, { noticeId, versionId }: UnplacedNotice): Promise<void> {
  const taken = await sql(
    tx,
    'INSERT INTO reach_frozen (notice_id, version_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
    [noticeId, versionId],
  );
  if (taken.length === 0) return;
  // A city on a busy machine takes longer than any question may; begun again and again it would never be done.
  await tx.query(`SET LOCAL statement_timeout = '10min'`);
  await tx.query(`SET LOCAL work_mem = '96MB'`);
  await tx.query('SET LOCAL jit = off');
  await sql(
    tx,
    `WITH told AS MATERIALIZED (SELECT DISTINCT person_id FROM delivery WHERE notice_id = $1),
     owned AS MATERIALIZED (SELECT person_id, cell, kind, slot FROM told JOIN person_place USING (person_id)),
     cells AS MATERIALIZED (
       SELECT cell, ${placeOfCell('own.cell')} AS place
       FROM (SELECT DISTINCT cell FROM owned) own
       WHERE (
         SELECT to_cell FROM alert_version_range WHERE version_id = $2 AND from_cell <= cell
         ORDER BY from_cell DESC LIMIT 1) >= cell),
     homes AS (
       SELECT DISTINCT ON (person_id) person_id, place FROM owned JOIN cells USING (cell)
       ORDER BY person_id, kind <> 'home', slot)
     INSERT INTO reach_place (version_id, person_id, place)
     SELECT $2, person_id, place FROM told JOIN homes USING (person_id)
     ORDER BY person_id ON CONFLICT DO NOTHING`,
    [noticeId, versionId],
  );
}

/** Where people were warned is forgotten with the last snapshot. */
export async function forgetPlaces(tx: EntityManager, versionId: VersionId): Promise<void> {
  await sql(tx, 'DELETE FROM reach_place WHERE version_id = $1', [versionId]);
  await sql(tx, 'DELETE FROM reach_frozen WHERE version_id = $1', [versionId]);
}
