import type { DataSource, EntityManager } from 'typeorm';

/** Whatever runs SQL: the pool, or a transaction. */
export type Database = DataSource | EntityManager;

/**
 * Runs one statement and gives its rows, whichever verb it has: TypeORM answers `UPDATE … RETURNING` with a pair of
 * rows and count, everything else with rows.
 */
export async function sql<Row>(database: Database, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const answer: unknown = await database.query(text, [...parameters]);
  if (!Array.isArray(answer)) return [];
  const [first, second] = answer;
  return (answer.length === 2 && Array.isArray(first) && typeof second === 'number' ? first : answer) as Row[];
}

/** The one row of a statement that always gives one. */
export async function sqlOne<Row>(database: Database, text: string, parameters: readonly unknown[] = []): Promise<Row> {
  const [row] = await sql<Row>(database, text, parameters);
  if (!row) throw new Error('a statement that must give a row gave none');
  return row;
}
