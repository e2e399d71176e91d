import type { EntityManager } from 'typeorm';
import type { Language } from '../channels/language';
import { sql, sqlOne } from '../platform/database/sql';
import type { PersonId } from './person';

/**
 * Finds the person of a phone and holds their row until the transaction ends, so that an erasure waits for what is
 * being written about them.
 */
export async function holdByPhoneIndex(tx: EntityManager, phoneIndex: Buffer): Promise<PersonId | undefined> {
  const [row] = await sql<{ id: PersonId }>(tx, 'SELECT id FROM person WHERE phone_index = $1 FOR KEY SHARE', [
    phoneIndex,
  ]);
  return row?.id;
}

export async function personOfPublicId(tx: EntityManager, publicId: string): Promise<PersonId | undefined> {
  const [row] = await sql<{ id: PersonId }>(tx, 'SELECT id FROM person WHERE public_id::text = $1', [publicId]);
  return row?.id;
}

/** An id before its row: sealed values are bound to it. */
export async function reservePersonId(tx: EntityManager): Promise<PersonId> {
  const { id } = await sqlOne<{ id: PersonId }>(tx, `SELECT nextval(pg_get_serial_sequence('person', 'id')) AS id`);
  return id;
}

interface NewPerson {
  readonly id: PersonId;
  readonly phoneIndex: Buffer;
  readonly phoneSealed: Buffer;
  readonly language: Language;
  readonly createdAt: Date;
}

/** @returns false when another transaction has added the same phone first */
export async function insertPerson(tx: EntityManager, person: NewPerson): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO person (id, phone_index, phone_sealed, language, created_at) OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (phone_index) DO NOTHING RETURNING id`,
    [person.id, person.phoneIndex, person.phoneSealed, person.language, person.createdAt],
  );
  return rows.length === 1;
}

export async function holdPerson(tx: EntityManager, id: PersonId): Promise<boolean> {
  const rows = await sql(tx, 'SELECT id FROM person WHERE id = $1 FOR KEY SHARE', [id]);
  return rows.length === 1;
}

/** Holds the row against every other change of the same person; false when there is no such person any more. */
export async function lockPerson(tx: EntityManager, id: PersonId): Promise<boolean> {
  const rows = await sql(tx, 'SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return rows.length === 1;
}

export interface PersonChange {
  readonly nameSealed?: Buffer | null;
  readonly language?: Language;
  readonly isDiscreet?: boolean;
}

/** Leaves out what the change does not name; a null name forgets the name. */
export async function updatePerson(tx: EntityManager, id: PersonId, change: PersonChange): Promise<void> {
  await sql(
    tx,
    `UPDATE person SET language = coalesce($2, language), name_sealed = CASE WHEN $3 THEN $4 ELSE name_sealed END,
       is_discreet = coalesce($5, is_discreet)
     WHERE id = $1`,
    [
      id, change.language ?? null, change.nameSealed !== undefined, change.nameSealed ?? null, change.isDiscreet ?? null,
    ], // prettier-ignore
  );
}

export async function markVerified(tx: EntityManager, id: PersonId, at: Date, consent: string): Promise<void> {
  await sql(tx, 'UPDATE person SET verified_at = $2, consent_version = $3 WHERE id = $1', [id, at, consent]);
}
