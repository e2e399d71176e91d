import type { PushAddress } from '../channels/push-address';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import type { PersonId } from './person';
import { sealedValue } from './sealed-values';

export interface RegisteredPushAddress {
  readonly id: number;
  readonly personId: PersonId;
  readonly address: PushAddress;
  readonly createdAt: Date;
}

export async function pushAddressesOf(
  database: Database,
  vault: Vault,
  personIds: readonly PersonId[],
): Promise<RegisteredPushAddress[]> {
  const rows = await sql<{
    id: number;
    person_id: PersonId;
    endpoint_index: Buffer;
    address_sealed: Buffer;
    created_at: Date;
  }>(
    database,
    `SELECT id, person_id, endpoint_index, address_sealed, created_at FROM push_address
     WHERE person_id = ANY ($1::bigint[]) ORDER BY person_id, id`,
    [personIds],
  );
  return rows.map((row) => {
    const plain = vault.open(row.address_sealed, sealedValue.pushAddress(row.person_id, row.endpoint_index));
    const address = JSON.parse(plain) as PushAddress; // parsed before it was sealed
    return { id: row.id, personId: row.person_id, address, createdAt: row.created_at };
  });
}
