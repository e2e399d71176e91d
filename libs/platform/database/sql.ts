import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/** Whatever runs SQL: the pool, or a transaction. */
export type Database = DataSource | EntityManager;

/** A statement that each connection plans once and not each time; its plan does not look at its parameters. */
interface Prepared {
  readonly name: string;
  readonly text: string;
}

const names = new Map<string, string>();

/** For what a storm asks hundreds of times a second, in few different texts. */
export function prepared(text: string): Prepared {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return { name, text };
}

/**
 * Runs one statement and gives its rows, whichever verb it has: TypeORM answers `UPDATE … RETURNING` with a pair of
 * rows and count, everything else with rows.
 */
export async function sql<Row>(
  database: Database,
  statement: string | Prepared,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  // TypeORM hands on to the driver what it is given, and the driver knows both forms.
  const answer: unknown = await database.query(statement as string, [...parameters]);
  if (!Array.isArray(answer)) return [];
  const [first, second] = answer;
  return (answer.length === 2 && Array.isArray(first) && typeof second === 'number' ? first : answer) as Row[];
}

/** The one row of a statement that always gives one. */
export async function sqlOne<Row>(
  database: Database,
  statement: string | Prepared,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const [row] = await sql<Row>(database, statement, parameters);
  if (!row) throw new Error('a statement that must give a row gave none');
  return row;
}
