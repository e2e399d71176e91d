import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** The `pg` pool behind TypeORM, for libraries that bring their own SQL. */
export function poolOf(database: DataSource): Pool {
  const { driver } = database;
  if (!('master' in driver)) throw new TypeError('not a PostgreSQL data source');
  return driver.master as Pool;
}
