import type { PersonId } from '../people/person';
import { type Contact, contactsOf } from '../people/people.queries';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { maskPhone } from '../channels/phone-number';
import { type ShownFollower, followersOf } from './follows.queries';
import type { Day, OwnGuardianship } from './guardianship';
import { guardianCodeContext } from './guardian-code';

export interface Guardianship {
  readonly minorId: PersonId;
  readonly adultOn: Day;
  /** Null until a code has confirmed somebody. */
  readonly guardianId: PersonId | null;
}

/** Of somebody who is under age at that moment. */
export async function guardianshipOf(
  database: Database,
  minorId: PersonId,
  now: Date,
): Promise<Guardianship | undefined> {
  const [found] = await sql<Guardianship>(
    database,
    `SELECT minor_id AS "minorId", adult_on::text AS "adultOn", guardian_id AS "guardianId" FROM guardianship WHERE minor_id = $1 AND adult_on > $2::timestamptz AT TIME ZONE 'UTC'`,
    [minorId, now],
  );
  return found;
}

export async function ownGuardianship(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<OwnGuardianship | undefined> {
  const found = await guardianshipOf(database, personId, now);
  if (!found) return undefined;
  const [guardian] = found.guardianId === null ? [] : await contactsOf(database, vault, [found.guardianId]);
  return { adultOn: found.adultOn, guardianPhone: guardian ? maskPhone(guardian.phone) : null };
}

/** Somebody under age as their guardian sees them. */
export interface Ward {
  readonly publicId: string;
  readonly name: string;
  readonly adultOn: Day;
  readonly followers: readonly ShownFollower[];
}

export async function wardsOf(database: Database, vault: Vault, guardianId: PersonId, now: Date): Promise<Ward[]> {
  const rows = await sql<{ id: PersonId; publicId: string; adultOn: Day }>(
    database,
    `SELECT person.id, public_id AS "publicId", adult_on::text AS "adultOn"
     FROM guardianship JOIN person ON person.id = minor_id
     WHERE guardian_id = $1 AND adult_on > $2::timestamptz AT TIME ZONE 'UTC' ORDER BY minor_id`,
    [guardianId, now],
  );
  const contacts = await contactsOf(database, vault, rows.map(({ id }) => id)); // prettier-ignore
  return Promise.all(
    rows.map(async ({ id, ...row }) => {
      const contact = contacts.find((each) => each.id === id);
      const name = contact?.name ?? (contact ? maskPhone(contact.phone) : '');
      return { ...row, name, followers: await followersOf(database, vault, id, now) };
    }),
  );
}

/** A code to be sent; undefined once it is used or expired. */
export async function guardianCodeToSend(
  database: Database,
  vault: Vault,
  minorId: PersonId,
  now: Date,
): Promise<{ candidateId: PersonId; code: string; expiresAt: Date; minor: Contact } | undefined> {
  const [row] = await sql<{ candidateId: PersonId; codeSealed: Buffer; expiresAt: Date }>(
    database,
    `SELECT candidate_id AS "candidateId", code_sealed AS "codeSealed", expires_at AS "expiresAt"
     FROM guardian_code WHERE minor_id = $1 AND expires_at > $2`,
    [minorId, now],
  );
  const [minor] = await contactsOf(database, vault, [minorId]);
  if (!row || !minor) return undefined;
  const { candidateId, codeSealed, expiresAt } = row;
  return { candidateId, expiresAt, minor, code: vault.open(codeSealed, guardianCodeContext(minorId, candidateId)) };
}
