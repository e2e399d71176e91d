import type { EntityManager } from 'typeorm';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { PersonId } from './person';

interface PushAddressRow {
  readonly personId: PersonId;
  readonly addressSealed: Buffer;
}

export async function holdPushAddress(tx: EntityManager, endpointIndex: Buffer): Promise<PushAddressRow | undefined> {
  const [row] = await sql<PushAddressRow>(
    tx,
    `SELECT person_id AS "personId", address_sealed AS "addressSealed" FROM push_address WHERE endpoint_index = $1
     FOR UPDATE`,
    [endpointIndex],
  );
  return row;
}

export async function countPushAddresses(tx: EntityManager, personId: PersonId): Promise<number> {
  const { count } = await sqlOne<{ count: number }>(
    tx,
    'SELECT count(*)::int AS count FROM push_address WHERE person_id = $1',
    [personId],
  );
  return count;
}

interface NewPushAddress extends PushAddressRow {
  readonly endpointIndex: Buffer;
  readonly createdAt: Date;
}

/** Two registrations of one new endpoint at the same moment: the first stands. */
export async function insertPushAddress(tx: EntityManager, address: NewPushAddress): Promise<void> {
  await sql(
    tx,
    `INSERT INTO push_address (person_id, endpoint_index, address_sealed, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (endpoint_index) DO NOTHING`,
    [address.personId, address.endpointIndex, address.addressSealed, address.createdAt],
  );
}

export async function deletePushAddress(
  database: Database,
  personId: PersonId,
  endpointIndex: Buffer,
): Promise<boolean> {
  const rows = await sql(
    database,
    'DELETE FROM push_address WHERE person_id = $1 AND endpoint_index = $2 RETURNING 1',
    [personId, endpointIndex],
  );
  return rows.length === 1;
}
