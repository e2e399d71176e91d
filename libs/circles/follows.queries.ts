import { maskPhone } from '../channels/phone-number';
import { type Database, sql } from '../platform/database/sql';
import { unreachable } from '../platform/unreachable';
import type { Vault } from '../platform/vault/vault';
import { type Contact, contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type FollowId, isOpen, isPending, neverRequested, type ShownStatus, shownToFollower } from './follow';
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
  readonly status: 'requested' | 'accepted' | 'paused' | 'pre_agreed' | 'blocked';
  readonly requestedAt: Date;
  readonly acceptedAt: Date | null;
  /** The consent opens by itself in an incident, until then. */
  readonly agreedUntil: Date | null;
  /** The open consent ends by itself then. */
  readonly endsAt: Date | null;
  /** Whom the person chose to be told when nothing reaches them. */
  readonly isProxy: boolean;
}

/** Who follows a person or will in an incident, who waits for their consent, and whom they block. */
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
  const follows = all.flatMap((follow) => {
    const status = shownToFollowed(follow, now);
    return status ? [{ ...follow, status }] : [];
  });
  const contacts = await contactsById(database, vault, follows.map(({ followerId }) => followerId)); // prettier-ignore
  return follows.flatMap((follow) => {
    const contact = contacts.get(follow.followerId);
    if (!contact) return []; // erased a moment ago
    return {
      publicId: follow.publicId,
      code: follow.code,
      name: contact.name ?? '',
      maskedPhone: maskPhone(contact.phone),
      status: follow.status,
      requestedAt: follow.requestedAt,
      acceptedAt: follow.acceptedAt,
      agreedUntil: follow.agreedUntil,
      endsAt: follow.endsAt,
      isProxy: follow.isProxy,
    };
  });
}

/** Undefined for what is over, or never came to anything. */
function shownToFollowed(follow: Follow, now: Date): ShownFollower['status'] | undefined {
  const { status, agreedUntil } = follow;
  switch (status) {
    case 'accepted':
    case 'paused':
    case 'blocked':
      return status;
    case 'pre_agreed':
      return agreedUntil && agreedUntil > now && !follow.withdrawnAt ? status : undefined;
    case 'requested':
      return isPending(follow, now) ? status : undefined;
    case 'refused':
    case 'revoked':
      return undefined;
    default:
      return unreachable(status);
  }
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

/**
 * Whom a person has asked to follow. The number typed is all there is to see until the other consents; who consented
 * without being asked is not there before an incident opens that consent.
 */
export async function followedBy(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<ShownFollowed[]> {
  const follows = await sql<Follow>(
    database,
    `SELECT ${followColumns} FROM follow
     WHERE follower_id = $1 AND withdrawn_at IS NULL AND (requested_at > $2 OR accepted_at IS NOT NULL) ORDER BY id`,
    [personId, neverRequested],
  );
  const contacts = await contactsById(database, vault, follows.map(({ followedId }) => followedId)); // prettier-ignore
  return follows.flatMap((follow) => {
    const contact = contacts.get(follow.followedId);
    if (!contact) return []; // erased a moment ago
    return {
      publicId: follow.publicId,
      maskedPhone: maskPhone(contact.phone),
      name: isOpen(follow) ? (contact.name ?? null) : null,
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
