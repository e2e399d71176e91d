import type { Language } from '../channels/language';
import type { PhoneNumber } from '../channels/phone-number';
import { type Database, sql, prepared, sqlOne } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { optOutClasses, type PersonId } from './person';
import { sealedValue } from './sealed-values';

/** What it takes to write to a person, opened. */
export interface Contact {
  readonly id: PersonId;
  readonly phone: PhoneNumber;
  readonly name?: string;
  readonly language: Language;
  /** Their phone must give nothing away. */
  readonly isDiscreet: boolean;
}

interface ContactRow {
  readonly id: PersonId;
  readonly phone_sealed: Buffer;
  readonly name_sealed: Buffer | null;
  readonly language: Language;
  readonly is_discreet: boolean;
}

/** Those of the people who are still with us; an erased one is left out. */
export async function contactsOf(database: Database, vault: Vault, ids: readonly PersonId[]): Promise<Contact[]> {
  const rows = await sql<ContactRow>(
    database,
    'SELECT id, phone_sealed, name_sealed, language, is_discreet FROM person WHERE id = ANY ($1::bigint[])',
    [ids],
  );
  return rows.map((row) => ({
    id: row.id,
    phone: vault.open(row.phone_sealed, sealedValue.phone(row.id)) as PhoneNumber, // parsed before it was sealed
    name: row.name_sealed ? vault.open(row.name_sealed, sealedValue.name(row.id)) : undefined,
    language: row.language,
    isDiscreet: row.is_discreet,
  }));
}

/** What a person is called outside. */
export async function publicIdOf(database: Database, id: PersonId): Promise<string> {
  const { publicId } = await sqlOne<{ publicId: string }>(
    database,
    'SELECT public_id AS "publicId" FROM person WHERE id = $1',
    [id],
  );
  return publicId;
}

/** Whoever a telephone belongs to, when we know it. */
export async function personOfPhone(
  database: Database,
  vault: Vault,
  phone: PhoneNumber,
): Promise<{ readonly id: PersonId; readonly isVerified: boolean; readonly language: Language } | undefined> {
  const [person] = await sql<{ id: PersonId; isVerified: boolean; language: Language }>(
    database,
    prepared('SELECT id, verified_at IS NOT NULL AS "isVerified", language FROM person WHERE phone_index = $1'),
    [vault.index(phone)],
  );
  return person;
}

/** Whether the person has shown by a code that the phone is theirs; a sender's number alone can be forged. */
export async function isVerified(database: Database, id: PersonId): Promise<boolean> {
  const rows = await sql(database, 'SELECT id FROM person WHERE id = $1 AND verified_at IS NOT NULL', [id]);
  return rows.length === 1;
}

/** Of the people, those whose phones must give nothing away. */
export async function discreetAmong(database: Database, people: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await sql<{ id: PersonId }>(
    database,
    'SELECT id FROM person WHERE id = ANY ($1::bigint[]) AND is_discreet',
    [people],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether the person has asked for no message of any class. */
export async function hasSilencedAll(database: Database, id: PersonId): Promise<boolean> {
  const rows = await sql(database, 'SELECT class FROM opt_out WHERE person_id = $1', [id]);
  return rows.length >= optOutClasses.length;
}
