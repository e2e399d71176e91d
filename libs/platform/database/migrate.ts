import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';

export type Migration = new () => MigrationInterface;

/** An arbitrary number of our own, in the database's space of advisory locks. */
const migrationLock = 7_262_746;
const pollMs = 100;
const lockWaitLimitMs = 600_000;
/**
 * A table change that waits for its lock makes every later query on that table wait behind it. It gives up instead:
 * the node fails to boot and tries again, and the service in front of the citizens goes on.
 */
const ddlLockTimeoutMs = 5_000;

/** Applies the missing migrations, each in its own transaction; of several nodes that boot together, one at a time. */
export async function migrate(dataSource: DataSource, migrations: readonly Migration[]): Promise<void> {
  const options = dataSource.options as PostgresDataSourceOptions;
  const migrating = await new DataSource({
    ...options,
    entities: [],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize: 2,
    applicationName: 'tocsin-migrate',
    extra: {
      ...(options.extra as object),
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      lock_timeout: ddlLockTimeoutMs,
    },
  }).initialize();
  try {
    await whileLocked(migrating, () => migrating.runMigrations());
  } finally {
    await migrating.destroy();
  }
}

/**
 * Polls instead of waiting inside `pg_advisory_lock`: a statement that waits holds a snapshot, and
 * CREATE INDEX CONCURRENTLY under way on the other node would wait for that snapshot for ever.
 */
async function whileLocked(migrating: DataSource, work: () => Promise<unknown>): Promise<void> {
  const session = migrating.createQueryRunner();
  const deadline = Date.now() + lockWaitLimitMs;
  try {
    while (!(await tryLock(session, migrationLock))) {
      if (Date.now() > deadline) throw new Error('another node has been migrating the database for too long');
      await delay(pollMs);
    }
    await work();
    await session.query('select pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    await session.release(); // and the lock ends with its session when `work` failed
  }
}

async function tryLock(session: { query(sql: string, parameters: unknown[]): Promise<unknown> }, lock: number) {
  const rows = (await session.query('select pg_try_advisory_lock($1) as locked', [lock])) as { locked: boolean }[];
  return rows[0]?.locked;
}
