import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../libs/platform/database/embedded-postgres';
import { migrate } from '../../libs/platform/database/migrate';
import { openDatabase } from '../../libs/platform/database/open-database';
import { migrations } from '../../migrations';
import type { Endpoint } from './tcp-proxy';

const template = 'chaos_template';

/** What all runs stand on: one real PostgreSQL that keeps its promises to the disk, and a folder that is removed. */
export class Ground implements AsyncDisposable {
  private folders = 0;

  private constructor(
    readonly directory: string,
    private readonly server: EmbeddedPostgres,
    private readonly removeAtEnd: boolean,
  ) {}

  /** @param keep leaves the folder with logs and ledgers for somebody to read */
  static async prepare(keep: boolean): Promise<Ground> {
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-chaos-'));
    const server = await startEmbeddedPostgres({
      directory: join(directory, 'postgres'),
      durable: true,
      maxConnections: 250,
    });
    const ground = new Ground(directory, server, !keep);
    await ground.administer((admin) => admin.query(`create database ${template}`));
    const dataSource = await openDatabase({ url: ground.databaseUrl(template), entities: [] });
    await migrate(dataSource, migrations).finally(() => dataSource.destroy());
    return ground;
  }

  /** Of the server at this moment; who kills it sees it come back under another. */
  get postmaster(): number {
    return this.server.pid;
  }

  /** Whether the server has been started again since it ran as this process. */
  isAnother(postmaster: number): boolean {
    try {
      return this.server.pid !== postmaster;
    } catch {
      return false;
    }
  }

  folder(): string {
    return join(this.directory, `run-${++this.folders}`);
  }

  async makeDatabase(): Promise<string> {
    const name = `chaos_${randomBytes(4).toString('hex')}`;
    await this.administer((admin) => admin.query(`create database ${name} template ${template} strategy wal_log`));
    return name;
  }

  async dropDatabase(name: string): Promise<void> {
    await this.administer((admin) => admin.query(`drop database if exists ${name} with (force)`));
  }

  databaseUrl(name: string, host?: string): string {
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return host === undefined ? url.href : `postgres://postgres@${host}/${name}`;
  }

  /** The server's own socket: it listens nowhere else. */
  socket(): Endpoint {
    const directory = new URL(this.server.url).searchParams.get('host') ?? '';
    return { path: join(directory, '.s.PGSQL.5432') };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.stop();
    if (this.removeAtEnd) rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  private async administer(work: (admin: Client) => Promise<unknown>): Promise<void> {
    const admin = new Client({ connectionString: this.databaseUrl('postgres') });
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.end();
    }
  }
}
