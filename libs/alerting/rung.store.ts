import type { EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import type { IncidentId } from '../incidents/incident';
import { sql } from '../platform/database/sql';
import type { ClaimedPage, PagePeople } from './delivery.store';
import { movingSeconds, patienceSeconds, type Rung, staleAfterHours, staleEverySeconds, type Step } from './ladder';

/** A timer that has run out. */
export interface DueRung extends PagePeople {
  readonly id: number;
  readonly noticeId: number;
}

/** One timer for each page and step, never one for each person. */
export async function insertRungs(
  tx: EntityManager,
  noticeId: number,
  pages: readonly PagePeople[],
  rungs: readonly Rung[],
): Promise<void> {
  const rows = pages.flatMap((page) =>
    rungs.filter(({ on }) => channelCodes[on] === page.channel).map((rung) => ({ ...page, ...rung })),
  );
  if (rows.length === 0) return;
  await sql(
    tx,
    `INSERT INTO rung (notice_id, step, channel, page, person_from, person_to, after_seconds, due_at)
     SELECT $1, step, channel, page, person_from, person_to, seconds,
       clock_timestamp() + make_interval(secs => seconds + ${patienceSeconds})
     FROM unnest($2::text[], $3::smallint[], $4::integer[], $5::bigint[], $6::bigint[], $7::integer[])
       AS r (step, channel, page, person_from, person_to, seconds)`,
    [
      noticeId, rows.map(({ step }) => step), rows.map(({ channel }) => channel), rows.map(({ page }) => page),
      rows.map(({ personFrom }) => personFrom), rows.map(({ personTo }) => personTo),
      rows.map(({ afterSeconds }) => afterSeconds),
    ], // prettier-ignore
  );
}

/** The page has been handed over for the first time: from now on the time of its rungs counts. */
export async function startRungs(tx: EntityManager, page: ClaimedPage): Promise<void> {
  await sql(
    tx,
    `UPDATE rung SET started_at = clock_timestamp(), due_at = clock_timestamp() + make_interval(secs => after_seconds)
     WHERE notice_id = ANY ($1) AND channel = $2 AND page = $3 AND started_at IS NULL AND done_at IS NULL`,
    [page.noticeIds, page.channel, page.page],
  );
}

/** One timer for the whole incident, which is set anew each time. */
export async function startAskingAgain(tx: EntityManager, noticeId: number): Promise<void> {
  await sql(
    tx,
    `INSERT INTO rung (notice_id, step, channel, page, person_from, person_to, after_seconds, due_at)
     VALUES ($1, 'again', 0, 0, 0, 0, $2::integer, clock_timestamp() + make_interval(secs => $2::integer))`,
    [noticeId, staleAfterHours * 3600],
  );
}

/** Sets the timer anew. @param wait until what has come due meanwhile is looked for, or longer because it cannot be */
export async function postponeRung(tx: EntityManager, { id }: DueRung, wait = staleEverySeconds): Promise<void> {
  await sql(tx, 'UPDATE rung SET due_at = clock_timestamp() + make_interval(secs => $2::integer) WHERE id = $1', [id, wait]); // prettier-ignore
}

/**
 * Held until the transaction ends; what another worker holds is left to it, and so is a page whose deliveries are still
 * to be written, or that has not had its turn while others of its notice have theirs: a million messages take longer
 * than the ladder's patience, and must not be doubled by it.
 * @param lateSeconds how much later than usual devices are heard
 */
export async function takeDueRungs(tx: EntityManager, step: Step, limit: number, lateSeconds = 0): Promise<DueRung[]> {
  return sql(
    tx,
    `SELECT id, notice_id AS "noticeId", channel, page, person_from::text AS "personFrom", person_to::text AS "personTo"
     FROM rung WHERE step = $1 AND done_at IS NULL AND due_at <= clock_timestamp() - make_interval(secs => $3)
       AND (started_at IS NOT NULL OR (notice_id, channel) NOT IN (
         SELECT notice_id, channel FROM rung moving
         WHERE done_at IS NULL AND started_at > clock_timestamp() - interval '${movingSeconds} seconds'
       ) AND NOT EXISTS (
         SELECT FROM delivery_page folded WHERE folded.people IS NOT NULL AND folded.notice_ids[1] = rung.notice_id
           AND folded.channel = rung.channel AND folded.page = rung.page))
     ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [step, limit, lateSeconds],
  );
}

export async function finishRungs(tx: EntityManager, rungs: readonly DueRung[]): Promise<void> {
  await sql(tx, 'UPDATE rung SET done_at = clock_timestamp() WHERE id = ANY ($1)', [rungs.map(({ id }) => id)]);
}

/**
 * Those of the notices whose words still hold. They cannot be replaced until the transaction ends, so that a correction
 * finds whoever a rung adds now, or the rung adds nobody.
 */
export async function lockHolding(tx: EntityManager, noticeIds: readonly number[], now: Date): Promise<Set<number>> {
  const rows = await sql<{ id: number }>(
    tx,
    `SELECT id FROM notice WHERE id = ANY ($1) AND superseded_at IS NULL AND expires_at > $2 ORDER BY id FOR SHARE`,
    [noticeIds, now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a rung is about. */
export interface NoticeOfRung {
  readonly id: number;
  readonly eventId: number;
  readonly incidentId: IncidentId;
  /** Whether no newer words have replaced it, and it has not expired. */
  readonly holds: boolean;
}

export async function noticesOf(tx: EntityManager, ids: readonly number[], now: Date): Promise<NoticeOfRung[]> {
  return sql(
    tx,
    `SELECT id, event_id AS "eventId", incident_id AS "incidentId", superseded_at IS NULL AND expires_at > $2 AS holds
     FROM notice WHERE id = ANY ($1) ORDER BY id`,
    [ids, now],
  );
}

/**
 * Takes the steps of an incident's present messages once more, for those whom a paused cell has held back: nobody gets
 * a second copy. New rows, because what a step says is named by its row; as far apart as they were.
 */
export async function restartRungs(tx: EntityManager, incidentId: IncidentId, now: Date): Promise<void> {
  const done = await sql<object>(
    tx,
    `DELETE FROM rung USING notice
     WHERE notice.id = notice_id AND notice.incident_id = $1 AND superseded_at IS NULL AND expires_at > $2
       AND done_at IS NOT NULL AND step IN ('sms', 'voice', 'proxy', 'reminder')
     RETURNING rung.notice_id, step, channel, page, person_from::text, person_to::text, after_seconds`,
    [incidentId, now],
  );
  await sql(
    tx,
    `INSERT INTO rung (notice_id, step, channel, page, person_from, person_to, after_seconds, due_at, started_at)
     SELECT notice_id, step, channel, page, person_from, person_to, after_seconds,
       clock_timestamp() + make_interval(secs => after_seconds - least(after_seconds, ${soonestSeconds})), clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS r (notice_id bigint, step text, channel smallint, page integer,
       person_from bigint, person_to bigint, after_seconds integer)`,
    [JSON.stringify(done)],
  );
}

/** Of the first step: it is not waited for again. */
const soonestSeconds = 60;
