import type { PersonId } from '../../people/person';
import { type Database, sql } from '../../platform/database/sql';
import { isFrozen } from './death-file';

/** Those of the people about whom a file stands: nothing leaves by itself about them. */
export async function frozenAmong(database: Database, people: readonly PersonId[]): Promise<Set<PersonId>> {
  if (people.length === 0) return new Set();
  const rows = await sql<{ id: PersonId }>(
    database,
    `SELECT id FROM unnest($1::bigint[]) AS person (id) WHERE ${isFrozen('person.id')}`,
    [people],
  );
  return new Set(rows.map(({ id }) => id));
}
