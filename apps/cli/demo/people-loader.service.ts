import type { DataSource, EntityManager } from 'typeorm';
import type { PushAddress } from '../../../libs/channels/push-address';
import type { PersonId } from '../../../libs/people/person';
import { consentVersion } from '../../../libs/people/person';
import { sealedValue } from '../../../libs/people/sealed-values';
import { sql } from '../../../libs/platform/database/sql';
import type { Vault } from '../../../libs/platform/vault/vault';
import type { Inhabitant } from './population';

const chunk = 2_000;

/** Writes people in bulk, sealed as the service seals them; each has confirmed their phone long ago. */
export class PeopleLoader {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /**
   * @param pushAddresses of those who have one, by index
   * @returns the row ids, in the order of the population
   */
  async load(
    population: readonly Inhabitant[],
    pushAddresses: ReadonlyMap<number, PushAddress>,
    onProgress: (loaded: number) => void,
  ): Promise<PersonId[]> {
    const ids = await this.database.transaction(async (tx) => {
      const reserved = await reserveIds(tx, population.length);
      for (let from = 0; from < population.length; from += chunk) {
        const to = Math.min(from + chunk, population.length);
        await this.insertPeople(tx, population.slice(from, to), reserved.slice(from, to));
        onProgress(to);
      }
      await this.insertPushAddresses(tx, reserved, pushAddresses);
      await insertFollows(tx, population, reserved);
      return reserved;
    });
    // The planner must know that there are many people before the first alert asks for them.
    await sql(this.database, 'ANALYZE person, person_place, push_address, follow');
    return ids;
  }

  private async insertPeople(
    tx: EntityManager,
    people: readonly Inhabitant[],
    ids: readonly PersonId[],
  ): Promise<void> {
    await sql(
      tx,
      `INSERT INTO person (id, phone_index, phone_sealed, name_sealed, language, verified_at, consent_version)
       OVERRIDING SYSTEM VALUE
       SELECT id, phone_index, phone_sealed, name_sealed, language, now(), $6
       FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[])
         AS p (id, phone_index, phone_sealed, name_sealed, language)`,
      [
        ids,
        people.map(({ phone }) => this.vault.index(phone)),
        people.map(({ phone }, i) => this.vault.seal(phone, sealedValue.phone(ids[i]))),
        people.map(({ name }, i) => this.vault.seal(name, sealedValue.name(ids[i]))),
        people.map(({ language }) => language),
        consentVersion,
      ],
    );
    const places = people.flatMap((person, i) =>
      person.places.map(({ kind, cell }, slot) => ({ id: ids[i], slot: slot + 1, kind, cell: cell.toString() })),
    );
    await sql(
      tx,
      `INSERT INTO person_place (person_id, slot, kind, cell)
       SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::text[], $4::bigint[])`,
      [
        places.map(({ id }) => id),
        places.map(({ slot }) => slot),
        places.map(({ kind }) => kind),
        places.map(({ cell }) => cell),
      ],
    );
  }

  private async insertPushAddresses(
    tx: EntityManager,
    ids: readonly PersonId[],
    addresses: ReadonlyMap<number, PushAddress>,
  ): Promise<void> {
    const rows = [...addresses].map(([index, address]) => {
      const endpointIndex = this.vault.index(address.endpoint);
      const context = sealedValue.pushAddress(ids[index], endpointIndex);
      return { id: ids[index], endpointIndex, sealed: this.vault.seal(JSON.stringify(address), context) };
    });
    for (let from = 0; from < rows.length; from += chunk) {
      const some = rows.slice(from, from + chunk);
      await sql(
        tx,
        `INSERT INTO push_address (person_id, endpoint_index, address_sealed)
         SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])`,
        [some.map(({ id }) => id), some.map(({ endpointIndex }) => endpointIndex), some.map(({ sealed }) => sealed)],
      );
    }
  }
}

async function reserveIds(tx: EntityManager, count: number): Promise<PersonId[]> {
  const rows = await sql<{ id: PersonId }>(
    tx,
    `SELECT nextval(pg_get_serial_sequence('person', 'id')) AS id FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

async function insertFollows(
  tx: EntityManager,
  population: readonly Inhabitant[],
  ids: readonly PersonId[],
): Promise<void> {
  const codes = new Map<number, number>();
  const follows = population.flatMap((person, follower) =>
    person.follows.map((followed) => {
      const code = (codes.get(followed) ?? 0) + 1;
      codes.set(followed, code);
      return { follower: ids[follower], followed: ids[followed], code };
    }),
  );
  await sql(
    tx,
    `INSERT INTO follow (follower_id, followed_id, code, status, requested_at, accepted_at)
     SELECT follower, followed, code, 'accepted', now(), now()
     FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]) AS f (follower, followed, code)`,
    [follows.map(({ follower }) => follower), follows.map(({ followed }) => followed), follows.map(({ code }) => code)],
  );
}
