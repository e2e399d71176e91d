import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '../../libs/platform/database/embedded-postgres';
import { migrate } from '../../libs/platform/database/migrate';
import { type DatabaseOptions, openDatabase } from '../../libs/platform/database/open-database';
import { migrations } from '../../migrations';

/** A database of the file's own, migrated and empty. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly dataSource: DataSource;
}

const template = 'tocsin_template';

export async function createTestDatabase(options: Partial<Omit<DatabaseOptions, 'url'>> = {}): Promise<TestDatabase> {
  const server = await testServerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, async (admin) => {
    await makeTemplate(admin, server);
    await admin.query(`create database ${name} template ${template} strategy wal_log`);
  });
  const url = withDatabase(server, name);
  const dataSource = await openDatabase({ entities: [], ...options, url });
  return {
    url,
    dataSource,
    [Symbol.asyncDispose]: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await administer(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/**
 * The one server of this run. Nobody stops it but the teardown: each test file has modules of its own, and a server
 * that ended with every file would be started as often.
 */
async function testServerUrl(): Promise<string> {
  const directory = process.env['TOCSIN_TEST_SERVER'];
  if (!directory) throw new Error('TOCSIN_TEST_SERVER is not set: run through Jest and its globalSetup');
  return (await startEmbeddedPostgres({ directory, durable: false, maxConnections: 200 })).url;
}

/** The test files run in several processes: the first one migrates, the others wait for its lock and find the result. */
async function makeTemplate(admin: Client, server: string): Promise<void> {
  await admin.query('select pg_advisory_lock(1)');
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (!rowCount) {
    const unfinished = `${template}_unfinished`;
    await admin.query(`drop database if exists ${unfinished}`);
    await admin.query(`create database ${unfinished}`);
    const dataSource = await openDatabase({ url: withDatabase(server, unfinished), entities: [] });
    await migrate(dataSource, migrations).finally(() => dataSource.destroy());
    await admin.query(`alter database ${unfinished} rename to ${template}`);
  }
  await admin.query('select pg_advisory_unlock(1)');
}

async function administer(server: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: withDatabase(server, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
