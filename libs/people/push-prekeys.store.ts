import type { DataSource, EntityManager } from 'typeorm';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { PersonId } from './person';

/** An alert and its correction: what may have to leave before there is quiet again. */
export const slots = [0, 1] as const;

export interface PrekeyRow {
  readonly addressId: number;
  readonly slot: number;
  readonly sealed: Buffer;
}

/**
 * Takes at most one prekey of each address, for ever. Two that ask at the same moment get different ones, or none.
 * Takes no transaction: a prekey that a rollback brought back would be used twice.
 */
export async function takePrekeys(database: DataSource, addressIds: readonly number[]): Promise<PrekeyRow[]> {
  return sql<PrekeyRow>(
    database,
    `DELETE FROM push_prekey WHERE ctid = ANY (ARRAY(
       SELECT prekey.ctid FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ctid FROM push_prekey WHERE push_address_id = wanted.id ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED) prekey))
     RETURNING push_address_id AS "addressId", slot, prekey_sealed AS sealed`,
    [addressIds],
  );
}

/**
 * Names this very table: another server, a database made from this one as a template and a restored dump each have
 * another name, so that a copy of the rows is of no use there.
 */
export async function homeOfPrekeys(database: Database): Promise<string> {
  const { home } = await sqlOne<{ home: string }>(
    database,
    `SELECT concat_ws('.', (pg_control_system()).system_identifier, pg_database.oid, 'push_prekey'::regclass::oid) AS home
     FROM pg_database WHERE datname = current_database()`,
  );
  return home;
}

/** Addresses by id, `after` exclusive, `to` inclusive. */
export interface Window {
  readonly after: number;
  readonly to: number;
}

/** @returns the next `size` addresses after this one; undefined at the end */
export async function windowAfter(tx: EntityManager, after: number, size: number): Promise<Window | undefined> {
  const { to } = await sqlOne<{ to: number | null }>(
    tx,
    'SELECT max(id) AS "to" FROM (SELECT id FROM push_address WHERE id > $1 ORDER BY id LIMIT $2) next',
    [after, size],
  );
  return to === null ? undefined : { after, to };
}

export async function discardPreparedBefore(tx: EntityManager, { after, to }: Window, moment: Date): Promise<void> {
  await sql(tx, 'DELETE FROM push_prekey WHERE push_address_id > $1 AND push_address_id <= $2 AND prepared_at < $3', [
    after,
    to,
    moment,
  ]);
}

export interface Unprepared {
  readonly addressId: number;
  readonly personId: PersonId;
  readonly endpointIndex: Buffer;
  readonly addressSealed: Buffer;
  readonly emptySlots: readonly number[];
}

/** Addresses with an empty slot, held until the transaction ends; those that another worker holds are passed over. */
export async function holdUnprepared(tx: EntityManager, { after, to }: Window, limit: number): Promise<Unprepared[]> {
  return sql<Unprepared>(
    tx,
    `SELECT id AS "addressId", person_id AS "personId", endpoint_index AS "endpointIndex", address_sealed AS "addressSealed",
       ARRAY(SELECT unnest($4::smallint[]) EXCEPT SELECT slot FROM push_prekey WHERE push_address_id = id) AS "emptySlots"
     FROM push_address
     WHERE id > $1 AND id <= $2 AND (SELECT count(*) FROM push_prekey WHERE push_address_id = id) < cardinality($4)
     ORDER BY id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
    [after, to, limit, slots],
  );
}

/** A slot that was filled meanwhile keeps what it has. */
export async function insertPrekeys(tx: EntityManager, rows: readonly PrekeyRow[], preparedAt: Date): Promise<void> {
  await sql(
    tx,
    `INSERT INTO push_prekey (push_address_id, slot, prepared_at, prekey_sealed)
     SELECT address_id, slot, $4, sealed FROM unnest($1::bigint[], $2::smallint[], $3::bytea[]) AS made (address_id, slot, sealed)
     ON CONFLICT DO NOTHING`,
    [rows.map((row) => row.addressId), rows.map((row) => row.slot), rows.map((row) => row.sealed), preparedAt],
  );
}
