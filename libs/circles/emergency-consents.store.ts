import type { EntityManager } from 'typeorm';
import type { VersionId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sql } from '../platform/database/sql';
import type { FollowId } from './follow';

/** Locked in the order in which consents are answered: nobody waits in a ring. */
const open = (whose: string): string => `
  WITH sleeping AS MATERIALIZED (
    SELECT id FROM follow
    WHERE status = 'pre_agreed' AND agreed_until > $1 AND withdrawn_at IS NULL AND ${whose}
      AND NOT EXISTS (SELECT FROM visibility WHERE person_id = followed_id AND level = 'nobody')
    ORDER BY followed_id, code FOR UPDATE)
  UPDATE follow SET status = 'accepted', accepted_at = $1, ends_at = NULL FROM sleeping
  WHERE follow.id = sleeping.id RETURNING follow.id`;

const ids = (rows: readonly { id: FollowId }[]): FollowId[] => rows.map(({ id }) => id);

/** Those of everybody with a place in the area of an actual version. */
export async function openInArea(tx: EntityManager, version: VersionId, now: Date): Promise<FollowId[]> {
  const inArea = `EXISTS (
    SELECT FROM person_place place
    JOIN alert_version_range range ON place.cell BETWEEN range.from_cell AND range.to_cell
    WHERE place.person_id = follow.followed_id AND (place.expires_at IS NULL OR place.expires_at > clock_timestamp())
      AND range.version_id = $2)
    AND EXISTS (SELECT FROM alert_version WHERE id = $2 AND mode = 'Actual')`;
  return ids(await sql(tx, open(inArea), [now, version]));
}

export async function openOf(tx: EntityManager, people: readonly PersonId[], now: Date): Promise<FollowId[]> {
  return ids(await sql(tx, open('followed_id = ANY ($2::bigint[])'), [now, people]));
}
