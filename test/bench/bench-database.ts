import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { startEmbeddedPostgres } from '../../libs/platform/database/embedded-postgres';
import { migrate } from '../../libs/platform/database/migrate';
import { openDatabase } from '../../libs/platform/database/open-database';
import { migrations } from '../../migrations';

/** A server of the bench's own with the service's schema and its promises to the disk; gone afterwards. */
export interface BenchDatabase extends AsyncDisposable {
  readonly url: string;
  readonly dataSource: DataSource;
}

export async function openBenchDatabase({
  maxConnections,
  ...options
}: {
  readonly entities?: DataSourceOptions['entities'];
  readonly poolSize?: number;
  readonly maxConnections?: number;
} = {}): Promise<BenchDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  const interrupted = () => process.exit(130); // the server ends with this process by itself
  process.once('exit', remove).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const server = await startEmbeddedPostgres({ directory, durable: true, maxConnections });
  const dataSource = await openDatabase({
    entities: [],
    ...options,
    url: server.url,
    applicationName: 'tocsin-bench',
    statementTimeoutMs: 0,
  });
  await migrate(dataSource, migrations);
  return {
    url: server.url,
    dataSource,
    [Symbol.asyncDispose]: async () => {
      await dataSource.destroy();
      await server.stop();
      remove();
      process.off('exit', remove).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    },
  };
}
