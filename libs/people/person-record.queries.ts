import type { Language } from '../channels/language';
import type { PhoneNumber } from '../channels/phone-number';
import { type Cell, parseCell } from '../geo/cell';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import type { OptOutClass, OptOutSource, PersonId, PlaceKind } from './person';
import { pushAddressesOf, type RegisteredPushAddress } from './push-addresses.queries';
import { sealedValue } from './sealed-values';

export interface RecordedPlace {
  readonly kind: PlaceKind | 'last';
  readonly cell: Cell;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** Everything that this context holds of a person, opened, for their own eyes. */
export interface PersonRecord {
  readonly publicId: string;
  readonly phone: PhoneNumber;
  readonly name?: string;
  readonly language: Language;
  readonly isDiscreet: boolean;
  readonly createdAt: Date;
  readonly verifiedAt: Date | null;
  readonly consentVersion: string | null;
  readonly places: readonly RecordedPlace[];
  readonly pushAddresses: readonly RegisteredPushAddress[];
  readonly optOuts: readonly {
    readonly class: OptOutClass;
    readonly source: OptOutSource;
    /** Of ours, where the carrier refuses: a START there lifts it. */
    readonly number: string | null;
    readonly createdAt: Date;
  }[];
  /** Sessions and links that are still open. */
  readonly links: readonly { readonly purpose: string; readonly createdAt: Date; readonly expiresAt: Date }[];
}

interface PersonRow {
  readonly public_id: string;
  readonly phone_sealed: Buffer;
  readonly name_sealed: Buffer | null;
  readonly language: Language;
  readonly is_discreet: boolean;
  readonly created_at: Date;
  readonly verified_at: Date | null;
  readonly consent_version: string | null;
}

/** Undefined once the person is erased: wholly there or wholly gone when read in one repeatable-read transaction. */
export async function personRecord(
  database: Database,
  vault: Vault,
  id: PersonId,
  now: Date,
): Promise<PersonRecord | undefined> {
  const [row] = await sql<PersonRow>(database, 'SELECT * FROM person WHERE id = $1', [id]);
  if (!row) return undefined;
  return {
    publicId: row.public_id,
    phone: vault.open(row.phone_sealed, sealedValue.phone(id)) as PhoneNumber, // parsed before it was sealed
    name: row.name_sealed ? vault.open(row.name_sealed, sealedValue.name(id)) : undefined,
    language: row.language,
    isDiscreet: row.is_discreet,
    createdAt: row.created_at,
    verifiedAt: row.verified_at,
    consentVersion: row.consent_version,
    places: await placesOf(database, id, now),
    pushAddresses: await pushAddressesOf(database, vault, [id]),
    optOuts: await sql(
      database,
      'SELECT class, source, number, created_at AS "createdAt" FROM opt_out WHERE person_id = $1 ORDER BY class',
      [id],
    ),
    links: await sql(
      database,
      `SELECT purpose, created_at AS "createdAt", expires_at AS "expiresAt" FROM person_link
       WHERE person_id = $1 AND expires_at > $2 ORDER BY created_at`,
      [id, now],
    ),
  };
}

/** A place whose time is over is not there any more, whether or not it has been deleted yet. */
async function placesOf(database: Database, id: PersonId, now: Date): Promise<RecordedPlace[]> {
  const rows = await sql<Omit<RecordedPlace, 'cell'> & { readonly cell: string }>(
    database,
    `SELECT kind, cell::text AS cell, created_at AS "createdAt", expires_at AS "expiresAt" FROM person_place
     WHERE person_id = $1 AND (expires_at IS NULL OR expires_at > $2) ORDER BY slot`,
    [id, now],
  );
  return rows.map(({ cell, ...place }) => {
    const parsed = parseCell(cell);
    if (parsed === undefined) throw new RangeError(`a place of person ${id} in ${cell}, which is no cell`);
    return { ...place, cell: parsed };
  });
}
