import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { incidentEntities } from '../../libs/incidents/incidents.module';
import type { Clock } from '../../libs/platform/clock';
import { type Config, readConfig } from '../../libs/platform/config/config';
import { developmentSecrets } from '../../libs/platform/config/development-secrets';
import { DatabaseClock } from '../../libs/platform/database/database-clock';
import { startEmbeddedPostgres } from '../../libs/platform/database/embedded-postgres';
import { migrate } from '../../libs/platform/database/migrate';
import { openDatabase } from '../../libs/platform/database/open-database';
import { Vault } from '../../libs/platform/vault/vault';
import { migrations } from '../../migrations';
import type { Terminal } from './terminal';

export interface OperatorPlatform {
  readonly config: Config;
  readonly database: DataSource;
  readonly clock: Clock;
  readonly vault: Vault;
}

export function configOf({ env }: Terminal): Config {
  return readConfig(env, () => developmentSecrets(env['DATA_DIR'] ?? '.data'));
}

export interface DatabaseServer {
  readonly url: string;
  /** Lets go of a server of our own. */
  readonly release: () => Promise<void>;
}

/** Where the database is; a server of our own is started, or joined when the service already runs it. */
export async function databaseUrlOf(config: Config): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, release: () => Promise.resolve() };
  const directory = join(config.dataDirectory, 'postgres');
  const embedded = await startEmbeddedPostgres({ directory, durable: true, maxConnections: 200 });
  return { url: embedded.url, release: () => embedded.stop() };
}

/** The same database and keys as the service has, migrated, for as long as the work takes. */
export async function withPlatform<Result>(
  terminal: Terminal,
  work: (platform: OperatorPlatform) => Promise<Result>,
): Promise<Result> {
  const config = configOf(terminal);
  const { url, release } = await databaseUrlOf(config);
  try {
    const database = await openDatabase({
      url,
      entities: incidentEntities,
      poolSize: 4,
      applicationName: 'tocsin-cli',
    });
    try {
      await migrate(database, migrations);
      return await work({
        config,
        database,
        clock: await DatabaseClock.start(database),
        vault: new Vault(config.keys),
      });
    } finally {
      await database.destroy();
    }
  } finally {
    await release();
  }
}
