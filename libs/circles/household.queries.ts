import { maskPhone } from '../channels/phone-number';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { type Member, type MemberId, memberName, type Membership } from './household';
import { memberColumns, type StoredMember } from './household.store';

export const opened = (vault: Vault, { nameSealed, ...member }: StoredMember): Member => ({
  ...member,
  name: vault.open(nameSealed, memberName(member.publicId)),
});

/** Whom a person has declared as of their household, in the order of their numbers. */
export async function householdOf(database: Database, vault: Vault, declarerId: PersonId): Promise<Member[]> {
  const members = await sql<StoredMember>(
    database,
    `SELECT ${memberColumns} FROM household_member WHERE declarer_id = $1 AND removed_at IS NULL ORDER BY number`,
    [declarerId],
  );
  return members.map((member) => opened(vault, member));
}

export async function memberById(database: Database, vault: Vault, id: MemberId): Promise<Member | undefined> {
  const [member] = await sql<StoredMember>(
    database,
    `SELECT ${memberColumns} FROM household_member WHERE id = $1 AND removed_at IS NULL`,
    [id],
  );
  return member && opened(vault, member);
}

/** The households whose declarer may speak for a person, or asks to. */
export async function membershipsOf(database: Database, vault: Vault, personId: PersonId): Promise<Membership[]> {
  const rows = await sql<Pick<Membership, 'publicId' | 'code' | 'status'> & { declarerId: PersonId }>(
    database,
    `SELECT public_id AS "publicId", code, status, declarer_id AS "declarerId" FROM household_member
     WHERE person_id = $1 AND removed_at IS NULL AND status IN ('asked', 'accepted') ORDER BY code`,
    [personId],
  );
  const contacts = await contactsOf(database, vault, rows.map(({ declarerId }) => declarerId)); // prettier-ignore
  return rows.flatMap(({ declarerId, ...row }) => {
    const declarer = contacts.find(({ id }) => id === declarerId);
    return declarer ? [{ ...row, declarerName: declarer.name ?? '', maskedPhone: maskPhone(declarer.phone) }] : [];
  });
}
