import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { FollowId } from './follow';

export async function setProxy(tx: EntityManager, personId: PersonId, followId: FollowId, at: Date): Promise<void> {
  await sql(
    tx,
    `INSERT INTO proxy (person_id, follow_id, chosen_at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET follow_id = excluded.follow_id, chosen_at = excluded.chosen_at`,
    [personId, followId, at],
  );
}

export async function deleteProxy(database: Database, personId: PersonId): Promise<void> {
  await sql(database, 'DELETE FROM proxy WHERE person_id = $1', [personId]);
}

/** A consent that is given again later does not bring the choice back. */
export async function deleteProxyOfFollow(tx: EntityManager, followId: FollowId): Promise<void> {
  await sql(tx, 'DELETE FROM proxy WHERE follow_id = $1', [followId]);
}
