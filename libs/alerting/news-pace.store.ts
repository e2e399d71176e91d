import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import { lanes } from './alert-rules';
import type { HeldNews, NewsWindow } from './news-pace';

/** Held until the transaction ends, in the order of the followers, so that two batches never wait for each other. */
export function lockWindows(
  tx: EntityManager,
  followers: readonly PersonId[],
): Promise<(NewsWindow & { readonly followerId: PersonId; readonly now: Date })[]> {
  return sql(
    tx,
    `INSERT INTO news_window (follower_id, opened_at, said)
     SELECT id, clock_timestamp(), 0 FROM person WHERE id = ANY ($1::bigint[]) ORDER BY id
     ON CONFLICT (follower_id) DO UPDATE SET said = news_window.said
     RETURNING follower_id AS "followerId", opened_at AS "openedAt", said, due_at AS "dueAt", clock_timestamp() AS now`,
    [followers],
  );
}

export async function writeWindows(tx: EntityManager, windows: ReadonlyMap<PersonId, NewsWindow>): Promise<void> {
  const rows = [...windows.entries()];
  await sql(
    tx,
    `UPDATE news_window SET opened_at = w.opened_at, said = w.said, due_at = w.due_at
     FROM unnest($1::bigint[], $2::timestamptz[], $3::integer[], $4::timestamptz[]) AS w (follower_id, opened_at, said, due_at)
     WHERE news_window.follower_id = w.follower_id`,
    [
      rows.map(([id]) => id), rows.map(([, { openedAt }]) => openedAt), rows.map(([, { said }]) => said),
      rows.map(([, { dueAt }]) => dueAt),
    ], // prettier-ignore
  );
}

const columns = (news: readonly HeldNews[]) => [
  news.map(({ followerId }) => followerId),
  news.map(({ incidentId }) => incidentId),
  news.map(({ followedId }) => followedId),
];

export async function holdNews(tx: EntityManager, news: readonly HeldNews[]): Promise<void> {
  if (news.length === 0) return;
  await sql(
    tx,
    `INSERT INTO held_news (follower_id, incident_id, followed_id)
     SELECT DISTINCT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) ON CONFLICT DO NOTHING`,
    columns(news),
  );
}

/** What has just been told at once need not be told again. */
export async function dropHeld(tx: EntityManager, news: readonly HeldNews[]): Promise<void> {
  if (news.length === 0) return;
  await sql(
    tx,
    `DELETE FROM held_news USING unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS told (follower_id, incident_id, followed_id)
     WHERE held_news.follower_id = told.follower_id AND held_news.incident_id = told.incident_id
       AND held_news.followed_id = told.followed_id`,
    columns(news),
  );
}

/** What is due by the database's clock, taken away; the windows of its followers begin anew. Safe in several processes. */
export async function takeDueNews(tx: EntityManager, mostFollowers: number): Promise<HeldNews[]> {
  return sql(
    tx,
    `WITH due AS MATERIALIZED (
       SELECT follower_id FROM news_window WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
     reset AS (
       UPDATE news_window SET due_at = NULL, said = 0, opened_at = clock_timestamp() FROM due
       WHERE news_window.follower_id = due.follower_id)
     DELETE FROM held_news USING due WHERE held_news.follower_id = due.follower_id
     RETURNING held_news.follower_id AS "followerId", incident_id AS "incidentId", followed_id AS "followedId"`,
    [mostFollowers],
  );
}

/** So many pages behind, some two hundred thousand messages, senders have no room for one message for each change. */
const mostWaitingPages = 400;

export async function isFarBehind(database: Database): Promise<boolean> {
  const { pages } = await sqlOne<{ pages: number }>(
    database,
    `SELECT count(*) AS pages FROM (
       SELECT FROM delivery_page WHERE done_at IS NULL AND due_at <= clock_timestamp() AND lane <= ${lanes.relative}
       LIMIT ${mostWaitingPages + 1}) waiting`,
  );
  return pages > mostWaitingPages;
}

/** Windows that say nothing any more. */
export async function forgetWindows(database: Database): Promise<void> {
  await sql(
    database,
    `DELETE FROM news_window WHERE due_at IS NULL AND opened_at < clock_timestamp() - interval '1 hour'`,
  );
}
