import type { EntityManager } from 'typeorm';
import { sql, sqlOne } from '../platform/database/sql';
import type { PersonId } from '../people/person';
import type { FollowId, FollowState } from './follow';
import { deleteProxyOfFollow } from './proxies.store';

/** A follow as it is stored. */
export interface Follow extends FollowState {
  readonly id: FollowId;
  /** Random: what the service shows. */
  readonly publicId: string;
  readonly followerId: PersonId;
  readonly followedId: PersonId;
  /** The number by which the followed person names it in a text: 1, 2, 3 … of their own. */
  readonly code: number;
}

export const followColumns = `id, public_id AS "publicId", follower_id AS "followerId", followed_id AS "followedId", code, status,
  requested_at AS "requestedAt", accepted_at AS "acceptedAt", withdrawn_at AS "withdrawnAt", agreed_until AS "agreedUntil",
  paused_at AS "pausedAt", ends_at AS "endsAt"`;

export async function lockFollow(
  tx: EntityManager,
  followerId: PersonId,
  followedId: PersonId,
): Promise<Follow | undefined> {
  const [follow] = await sql<Follow>(
    tx,
    `SELECT ${followColumns} FROM follow WHERE follower_id = $1 AND followed_id = $2 FOR UPDATE`,
    [followerId, followedId],
  );
  return follow;
}

export async function lockFollowByPublicId(tx: EntityManager, publicId: string): Promise<Follow | undefined> {
  const [follow] = await sql<Follow>(tx, `SELECT ${followColumns} FROM follow WHERE public_id = $1 FOR UPDATE`, [
    publicId,
  ]);
  return follow;
}

/** Codes stay short enough to type, and nobody can fill a person's list. */
export const mostFollowersEver = 999;

/** All the wishes to follow one person, in the order of their codes. */
export function lockFollowsOf(tx: EntityManager, followedId: PersonId): Promise<Follow[]> {
  return sql<Follow>(tx, `SELECT ${followColumns} FROM follow WHERE followed_id = $1 ORDER BY code FOR UPDATE`, [
    followedId,
  ]);
}

/** The caller holds the followed person against others who take a code at the same moment. */
export async function insertFollow(
  tx: EntityManager,
  follow: FollowState & Pick<Follow, 'followerId' | 'followedId'>,
): Promise<FollowId> {
  const { id } = await sqlOne<{ id: FollowId }>(
    tx,
    `INSERT INTO follow (follower_id, followed_id, code, status, requested_at, agreed_until)
     SELECT $1, $2, coalesce(max(code), 0) + 1, $3, $4, $5 FROM follow WHERE followed_id = $2
     RETURNING id`,
    [follow.followerId, follow.followedId, follow.status, follow.requestedAt, follow.agreedUntil],
  );
  return id;
}

export async function updateFollow(tx: EntityManager, id: FollowId, state: FollowState): Promise<void> {
  await sql(
    tx,
    `UPDATE follow SET status = $2, requested_at = $3, accepted_at = $4, withdrawn_at = $5, agreed_until = $6,
       paused_at = $7, ends_at = $8 WHERE id = $1`,
    [
      id, state.status, state.requestedAt, state.acceptedAt, state.withdrawnAt, state.agreedUntil, state.pausedAt,
      state.endsAt,
    ], // prettier-ignore
  );
  if (state.status !== 'accepted') await deleteProxyOfFollow(tx, id);
}

/** Any two numbers with which no other advisory lock begins: the letters "asks", then the follower. */
const askLock = 0x61736b73;

/**
 * How many people the follower has asked for since then. One transaction of a follower at a time counts, until it
 * commits; a lock of the follower's row instead would wait for those who ask for the follower at the same moment.
 */
export async function countAsks(tx: EntityManager, followerId: PersonId, since: Date): Promise<number> {
  await sql(tx, 'SELECT pg_advisory_xact_lock($1, hashint8($2))', [askLock, followerId]);
  const { count } = await sqlOne<{ count: number }>(
    tx,
    'SELECT count(*)::int AS count FROM follow WHERE follower_id = $1 AND requested_at > $2',
    [followerId, since],
  );
  return count;
}

/** How many followers asked for one person since then, and how many ever did. */
export async function countFollowers(
  tx: EntityManager,
  followedId: PersonId,
  since: Date,
): Promise<{ readonly recent: number; readonly ever: number }> {
  return sqlOne(
    tx,
    `SELECT count(*) FILTER (WHERE requested_at > $2)::int AS recent, coalesce(max(code), 0)::int AS ever
     FROM follow WHERE followed_id = $1`,
    [followedId, since],
  );
}

export function lockFollowsById(tx: EntityManager, ids: readonly FollowId[]): Promise<Follow[]> {
  return sql<Follow>(
    tx,
    `SELECT ${followColumns} FROM follow WHERE id = ANY ($1::bigint[]) ORDER BY followed_id, code FOR UPDATE`,
    [ids],
  );
}

export function lockLapsedAgreements(tx: EntityManager, now: Date): Promise<Follow[]> {
  return sql<Follow>(
    tx,
    `SELECT ${followColumns} FROM follow WHERE status = 'pre_agreed' AND agreed_until <= $1
     ORDER BY followed_id, code FOR UPDATE`,
    [now],
  );
}

/** A later incident moves the end on, never back. */
export async function limitFollows(tx: EntityManager, ids: readonly FollowId[], endsAt: Date): Promise<void> {
  await sql(tx, 'UPDATE follow SET ends_at = greatest(ends_at, $2) WHERE id = ANY ($1::bigint[])', [ids, endsAt]);
}
