import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../platform/database/sql';
import type { FollowId } from './follow';

/** The caller holds the follow. */
export async function asksOf(tx: EntityManager, follow: FollowId): Promise<Date[]> {
  const rows = await sql<{ at: Date }>(tx, 'SELECT asked_at AS at FROM safety_ask WHERE follow_id = $1', [follow]);
  return rows.map(({ at }) => at);
}

export async function insertAsk(tx: EntityManager, follow: FollowId, at: Date): Promise<void> {
  await sql(tx, 'INSERT INTO safety_ask (follow_id, asked_at) VALUES ($1, $2)', [follow, at]);
}

export async function deleteAsks(database: Database, before: Date): Promise<void> {
  await sql(database, 'DELETE FROM safety_ask WHERE asked_at < $1', [before]);
}
