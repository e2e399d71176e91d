import { maskPhone } from '../channels/phone-number';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { type Contact, contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type FollowId, isPending, type ShownStatus, shownToFollower } from './follow';
import { type Follow, followColumns } from './follows.store';

export async function followById(database: Database, id: FollowId): Promise<Follow | undefined> {
  const [follow] = await sql<Follow>(database, `SELECT ${followColumns} FROM follow WHERE id = $1`, [id]);
  return follow;
}

/** A follower as the followed person sees them. */
export interface ShownFollower {
  readonly publicId: string;
  readonly code: number;
  /** Empty when the follower has given none. */
  readonly name: string;
  readonly maskedPhone: string;
  readonly status: 'requested' | 'accepted';
  readonly requestedAt: Date;
  readonly acceptedAt: Date | null;
  /** Whom the person chose to be told when nothing reaches them. */
  readonly isProxy: boolean;
}

/** Who follows a person, and who waits for their consent. */
export async function followersOf(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<ShownFollower[]> {
  const all = await sql<Follow & Pick<ShownFollower, 'isProxy'>>(
    database,
    `SELECT ${followColumns}, EXISTS (SELECT FROM proxy WHERE follow_id = follow.id) AS "isProxy"
     FROM follow WHERE followed_id = $1 ORDER BY code`,
    [personId],
  );
  const follows = all.filter((follow) => follow.status === 'accepted' || isPending(follow, now));
  const contacts = await contactsById(database, vault, follows.map(({ followerId }) => followerId)); // prettier-ignore
  return follows.flatMap((follow) => {
    const contact = contacts.get(follow.followerId);
    if (!contact) return []; // erased a moment ago
    return {
      publicId: follow.publicId,
      code: follow.code,
      name: contact.name ?? '',
      maskedPhone: maskPhone(contact.phone),
      status: follow.status === 'accepted' ? 'accepted' : 'requested',
      requestedAt: follow.requestedAt,
      acceptedAt: follow.acceptedAt,
      isProxy: follow.isProxy,
    };
  });
}

export async function pendingFor(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<ShownFollower[]> {
  return (await followersOf(database, vault, personId, now)).filter(({ status }) => status === 'requested');
}

/** A followed person as the follower sees them. */
export interface ShownFollowed {
  readonly publicId: string;
  readonly maskedPhone: string;
  /** Known only from the consent on. */
  readonly name: string | null;
  readonly status: ShownStatus;
  readonly requestedAt: Date;
}

/** Whom a person has asked to follow. The number typed is all there is to see until the other consents. */
export async function followedBy(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<ShownFollowed[]> {
  const follows = await sql<Follow>(
    database,
    `SELECT ${followColumns} FROM follow WHERE follower_id = $1 AND withdrawn_at IS NULL ORDER BY id`,
    [personId],
  );
  const contacts = await contactsById(database, vault, follows.map(({ followedId }) => followedId)); // prettier-ignore
  return follows.flatMap((follow) => {
    const contact = contacts.get(follow.followedId);
    if (!contact) return []; // erased a moment ago
    return {
      publicId: follow.publicId,
      maskedPhone: maskPhone(contact.phone),
      name: follow.status === 'accepted' ? (contact.name ?? null) : null,
      status: shownToFollower(follow, now),
      requestedAt: follow.requestedAt,
    };
  });
}

async function contactsById(
  database: Database,
  vault: Vault,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Contact>> {
  return new Map((await contactsOf(database, vault, ids)).map((contact) => [contact.id, contact]));
}
