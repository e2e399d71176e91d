import { type Database, sql } from '../platform/database/sql';
import type { PersonId } from '../people/person';
import type { FollowId } from './follow';

export interface AcceptedFollow {
  readonly followId: FollowId;
  readonly followerId: PersonId;
  readonly followedId: PersonId;
}

/** Who is told about these people at this moment. */
export function acceptedFollowers(database: Database, people: readonly PersonId[]): Promise<AcceptedFollow[]> {
  return sql<AcceptedFollow>(
    database,
    `SELECT id AS "followId", follower_id AS "followerId", followed_id AS "followedId" FROM follow
     WHERE followed_id = ANY ($1::bigint[]) AND status = 'accepted' ORDER BY followed_id, id`,
    [people],
  );
}

/** Those of the followers who may still be told about the person: asked again at hand-off, so that a revocation counts. */
export async function stillFollowing(
  database: Database,
  followed: PersonId,
  followers: readonly PersonId[],
): Promise<Set<PersonId>> {
  const rows = await sql<{ id: PersonId }>(
    database,
    `SELECT follower_id AS id FROM follow WHERE followed_id = $1 AND follower_id = ANY ($2::bigint[]) AND status = 'accepted'`,
    [followed, followers],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of the people who have a consent that may open. */
export async function sleepersAmong(database: Database, people: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await sql<{ id: PersonId }>(
    database,
    `SELECT DISTINCT followed_id AS id FROM follow WHERE status = 'pre_agreed' AND followed_id = ANY ($1::bigint[])`,
    [people],
  );
  return new Set(rows.map(({ id }) => id));
}
