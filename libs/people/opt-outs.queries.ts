import { type Database, sql } from '../platform/database/sql';
import type { OptOutClass, PersonId } from './person';

export interface OptedOut {
  readonly personId: PersonId;
  readonly class: OptOutClass;
}

/** What these people have silenced by now. */
export function optOutsOf(database: Database, people: readonly PersonId[]): Promise<OptedOut[]> {
  return sql(database, 'SELECT person_id AS "personId", class FROM opt_out WHERE person_id = ANY ($1::bigint[])', [
    people,
  ]);
}
