import type { EntityManager } from 'typeorm';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import { deliveryStatus, waiting } from './delivery';
import {
  type ClaimedPage, type DeliveryRow, endWaiting, insertSharedPage, type PageRange,
} from './delivery.store'; // prettier-ignore

/** A page that broke so often in a row, or whose holder vanished so often, is a dead letter: it waits for an operator. */
export const mostTries = 5;
/** 2, 4, 8, 16 seconds: a dead letter is one within a minute, and nobody else waits for it meanwhile. */
const pauseAfter = (tries: string): string => `make_interval(secs => power(2, ${tries}))`;
const passingPauseSeconds = 1;

/**
 * Lets go of a page whose work broke, until its next try, or for good after the last.
 * @param counts false for a fault that passes by itself, such as a database that was away
 * @returns whether it is a dead letter now; undefined when another worker holds it by now
 */
export async function failPage(
  database: Database,
  { id, fence }: Pick<ClaimedPage, 'id' | 'fence'>,
  { fault, counts }: { readonly fault: string; readonly counts: boolean },
): Promise<boolean | undefined> {
  const isLast = `$4::boolean AND tries >= ${mostTries}`;
  const [row] = await sql<{ isDead: boolean }>(
    database,
    `UPDATE delivery_page SET lease_until = NULL, fault = $3, tries = tries - (NOT $4::boolean)::integer,
       dead_at = CASE WHEN ${isLast} THEN clock_timestamp() END,
       due_at = CASE WHEN ${isLast} THEN 'infinity' WHEN $4::boolean THEN clock_timestamp() + ${pauseAfter('tries')}
         ELSE clock_timestamp() + interval '${passingPauseSeconds} seconds' END
     WHERE id = $1 AND fence = $2 AND done_at IS NULL RETURNING dead_at IS NOT NULL AS "isDead"`,
    [id, fence, fault, counts],
  );
  return row?.isDead;
}

/** Gives deliveries that broke a page of their own, so that they hold up no others and are counted by themselves. */
export async function isolate(
  tx: EntityManager,
  from: ClaimedPage,
  broken: readonly DeliveryRow[],
  fault: string,
): Promise<void> {
  // Below zero, where no numbered page of a notice is.
  const { page } = await sqlOne<{ page: number }>(tx, `SELECT -nextval('delivery_page_id_seq') AS page`);
  await sql(
    tx,
    `UPDATE delivery SET page = $4 FROM unnest($2::bigint[], $3::bigint[]) AS broken (notice_id, person_id)
     WHERE delivery.notice_id = broken.notice_id AND delivery.channel = $1 AND delivery.person_id = broken.person_id`,
    [from.channel, broken.map((row) => row.noticeId), broken.map((row) => row.personId), page],
  );
  const notices = [...new Set(broken.map((row) => row.noticeId))];
  const id = await insertSharedPage(tx, notices, from.channel, from.lane, page);
  // One try is left to it at least, in which it is found to be nothing but broken.
  const tries = Math.min(from.tries, mostTries - 1);
  await sql(
    tx,
    `UPDATE delivery_page SET tries = $2, fault = $3, due_at = clock_timestamp() + ${pauseAfter('$2::smallint')} WHERE id = $1`,
    [id, tries, fault],
  );
}

/** A page that is taken so often without coming to an end has cost two holders. */
export const parting = 3;

/** Gives each notice of a shared page a page of its own, with the tries that this one has used up. */
export async function partPage(tx: EntityManager, page: ClaimedPage): Promise<void> {
  for (const notice of page.noticeIds) {
    const id = await insertSharedPage(tx, [notice], page.channel, page.lane, page.page);
    await sql(tx, 'UPDATE delivery_page SET tries = $2 WHERE id = $1', [id, page.tries - 1]);
  }
  await sql(tx, 'UPDATE delivery_page SET lease_until = NULL, done_at = clock_timestamp() WHERE id = $1', [page.id]);
}

/** @returns false when it is no dead letter (any more): of two who send it again, one does */
export async function revivePage(tx: EntityManager, id: number): Promise<boolean> {
  const rows = await sql(
    tx,
    `UPDATE delivery_page SET dead_at = NULL, tries = 0, due_at = clock_timestamp(), offered_at = NULL, lease_until = NULL
     WHERE id = $1 AND dead_at IS NOT NULL AND done_at IS NULL RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

interface DeadPage extends PageRange {
  readonly id: number;
}

const deadPage = `id, channel, notice_ids AS "noticeIds", page, person_from::text AS "personFrom", person_to::text AS "personTo"`;

/** @returns false when it is no dead letter (any more) */
export async function discardPage(tx: EntityManager, id: number): Promise<boolean> {
  const [page] = await sql<DeadPage>(
    tx,
    `UPDATE delivery_page SET done_at = clock_timestamp() WHERE id = $1 AND dead_at IS NOT NULL AND done_at IS NULL
     RETURNING ${deadPage}`,
    [id],
  );
  if (page) await endWaiting(tx, page, page.noticeIds, deliveryStatus.failed);
  return page !== undefined;
}

/** What nobody sent again in time is told as such: its time is over. */
export async function endExpiredDeadLetters(tx: EntityManager, now: Date): Promise<void> {
  const pages = await sql<DeadPage>(
    tx,
    `UPDATE delivery_page SET done_at = clock_timestamp() WHERE done_at IS NULL AND tries > 1 AND dead_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM notice WHERE notice.id = ANY (notice_ids) AND expires_at > $1)
     RETURNING ${deadPage}`,
    [now],
  );
  for (const page of pages) await endWaiting(tx, page, page.noticeIds, deliveryStatus.expired_undelivered);
}

/** Of a dead letter `page`: the deliveries that nobody has handed over. */
export const deadDeliveries = `
  FROM delivery WHERE delivery.notice_id = ANY (page.notice_ids) AND delivery.channel = page.channel
    AND delivery.person_id BETWEEN page.person_from AND page.person_to AND delivery.page = page.page
    AND delivery.status IN (${waiting.join(', ')})`;
