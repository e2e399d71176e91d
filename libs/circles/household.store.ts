import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { sql, sqlOne } from '../platform/database/sql';
import type { Member, MemberId, MemberStatus } from './household';

/** A member as stored: the name is sealed. */
export type StoredMember = Omit<Member, 'name'> & { readonly nameSealed: Buffer };

export const memberColumns = `household_member.id, household_member.public_id AS "publicId", declarer_id AS "declarerId",
  number, household_member.name_sealed AS "nameSealed", person_id AS "personId", status, code, asked_at AS "askedAt",
  removed_at AS "removedAt"`;

/** Any number with which no other advisory lock begins: the letters "home". */
const householdLock = 0x686f6d65;

/**
 * Also those who were removed. One transaction of a declarer at a time, until it commits; a lock of the declarer's row
 * instead would wait in a circle when two people declare each other at once.
 */
export async function membersEver(tx: EntityManager, declarerId: PersonId): Promise<StoredMember[]> {
  await sql(tx, 'SELECT pg_advisory_xact_lock($1, hashint8($2))', [householdLock, declarerId]);
  return sql(tx, `SELECT ${memberColumns} FROM household_member WHERE declarer_id = $1 ORDER BY number FOR UPDATE`, [
    declarerId,
  ]);
}

export async function lockMember(tx: EntityManager, publicId: string): Promise<StoredMember | undefined> {
  const [member] = await sql<StoredMember>(
    tx,
    `SELECT ${memberColumns} FROM household_member WHERE public_id = $1 FOR UPDATE`,
    [publicId],
  );
  return member;
}

/** Of all households that name the person, in the order of their codes. */
export function lockMembershipsOf(tx: EntityManager, personId: PersonId): Promise<StoredMember[]> {
  return sql(tx, `SELECT ${memberColumns} FROM household_member WHERE person_id = $1 ORDER BY code FOR UPDATE`, [
    personId,
  ]);
}

/** How often a person was asked to be of any household since then. The caller holds the person. */
export async function countAsked(tx: EntityManager, personId: PersonId, since: Date): Promise<number> {
  const { asked } = await sqlOne<{ asked: number }>(
    tx,
    'SELECT count(*) AS asked FROM household_member WHERE person_id = $1 AND asked_at > $2',
    [personId, since],
  );
  return asked;
}

export type NewMember = Pick<
  StoredMember,
  'publicId' | 'declarerId' | 'number' | 'nameSealed' | 'personId' | 'status' | 'askedAt'
>;

/** The caller has taken the household by `membersEver`, and holds the member against others who take a code. */
export async function insertMember(tx: EntityManager, member: NewMember): Promise<MemberId> {
  const { publicId, declarerId, number, nameSealed, personId, status, askedAt } = member;
  const { id } = await sqlOne<{ id: MemberId }>(
    tx,
    `INSERT INTO household_member (public_id, declarer_id, number, name_sealed, person_id, status, asked_at, code)
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $5::bigint IS NOT NULL THEN
       (SELECT coalesce(max(code), 0) + 1 FROM household_member WHERE person_id = $5) END)
     RETURNING id`,
    [publicId, declarerId, number, nameSealed, personId, status, askedAt],
  );
  return id;
}

/** A phone that the household has declared before. */
export async function declareAgain(
  tx: EntityManager,
  id: MemberId,
  { number, nameSealed, status, askedAt }: Pick<StoredMember, 'number' | 'nameSealed' | 'status' | 'askedAt'>,
): Promise<void> {
  await sql(
    tx,
    `UPDATE household_member SET number = $2, name_sealed = $3, status = $4, asked_at = $5, removed_at = NULL WHERE id = $1`,
    [id, number, nameSealed, status, askedAt],
  );
}

export async function setMemberStatus(tx: EntityManager, id: MemberId, status: MemberStatus): Promise<void> {
  await sql(tx, 'UPDATE household_member SET status = $2 WHERE id = $1', [id, status]);
}

/** Who has a phone is remembered, with what they said; who has none is forgotten. */
export async function removeMember(tx: EntityManager, id: MemberId, at: Date): Promise<void> {
  await sql(tx, 'DELETE FROM household_member WHERE id = $1 AND person_id IS NULL', [id]);
  await sql(tx, 'UPDATE household_member SET removed_at = $2 WHERE id = $1', [id, at]);
}
