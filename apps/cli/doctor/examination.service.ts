import { statfs } from 'node:fs/promises';
import { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { type CarrierAccount, type Config, ConfigError } from '../../../libs/platform/config/config';
import { DatabaseClock } from '../../../libs/platform/database/database-clock';
import { durabilityFaults } from '../../../libs/platform/database/durability';
import { openDatabase } from '../../../libs/platform/database/open-database';
import { sql, sqlOne } from '../../../libs/platform/database/sql';
import { migrations } from '../../../migrations';
import { configOf, databaseUrlOf } from '../operator-platform.service';
import type { Terminal } from '../terminal';
import { fail, type Finding, ok, warn } from './finding';
import { judgeCarrier, judgeDisk, judgeMigrations, judgeServerVersion, judgeSkew, judgeVapid } from './judgements';

const answersWithinMs = 5_000;

/** Looks, in the order in which things depend on each other, and changes nothing that is there. */
export class Examination {
  constructor(private readonly terminal: Terminal) {}

  async *findings(): AsyncGenerator<Finding> {
    const config = this.readConfig();
    if ('level' in config) {
      yield config;
      return;
    }
    yield ok('config', config.production ? 'production' : 'development, with secrets of this machine');
    const { bavail, bsize } = await statfs(config.production ? '.' : config.dataDirectory);
    yield judgeDisk(bavail * bsize, config.production ? 'the working directory' : config.dataDirectory);
    yield judgeVapid(config.vapid);
    yield await this.carrier(config.carrier);
    if (config.secondCarrier) yield await this.carrier(config.secondCarrier);
    yield* this.database(config);
  }

  private readConfig(): Config | Finding {
    try {
      return configOf(this.terminal);
    } catch (fault) {
      if (!(fault instanceof ConfigError)) throw fault;
      return fail('config', fault.message.replaceAll('\n', '; '), 'set these variables (README, "Configuration")');
    }
  }

  private async carrier({ apiUrl, accountSid, authTokens }: CarrierAccount): Promise<Finding> {
    const origin = apiUrl ?? 'https://api.twilio.com';
    const credentials = Buffer.from(`${accountSid}:${authTokens[0]}`).toString('base64');
    const authorization = `Basic ${credentials}`;
    const signal = AbortSignal.timeout(answersWithinMs);
    try {
      const url = `${origin}/2010-04-01/Accounts/${accountSid}.json`;
      return judgeCarrier((await fetch(url, { headers: { authorization }, signal })).status, origin);
    } catch {
      return apiUrl === undefined
        ? fail('carrier', `${origin} does not answer`, 'let this machine reach it')
        : warn('carrier', `the simulated carrier does not answer at ${origin}`, 'start it: npm run simulator');
    }
  }

  private async *database(config: Config): AsyncGenerator<Finding> {
    let database: DataSource | undefined;
    let release: (() => Promise<void>) | undefined;
    try {
      const server = await databaseUrlOf(config);
      release = server.release;
      database = await openDatabase({ url: server.url, entities: [], poolSize: 2, applicationName: 'tocsin-doctor' });
      yield* this.inDatabase(database);
      yield await this.queue(config, database);
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      yield fail('database', `cannot be used (${reason})`, 'check DATABASE_URL and that the server runs');
    } finally {
      await database?.destroy();
      await release?.();
    }
  }

  private async *inDatabase(database: DataSource): AsyncGenerator<Finding> {
    const { version } = await sqlOne<{ version: string }>(
      database,
      `SELECT current_setting('server_version_num') AS version`,
    );
    yield judgeServerVersion(Math.floor(Number(version) / 10_000));
    const settings = await sql<{ name: string; setting: string }>(database, 'SELECT name, setting FROM pg_settings');
    const faults = durabilityFaults(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])));
    for (const fault of faults) yield fail('durability', 'the database may lose what it has confirmed', fault);
    if (faults.length === 0) yield ok('durability', 'what is confirmed is kept');
    yield judgeMigrations(await this.missingMigrations(database));
    const clock = await DatabaseClock.start(database);
    yield judgeSkew(await clock.synchronise());
  }

  private async missingMigrations(database: DataSource): Promise<string[]> {
    const [table] = await sql<{ name: string | null }>(database, `SELECT to_regclass('migrations')::text AS name`);
    const applied = table?.name ? await sql<{ name: string }>(database, 'SELECT name FROM migrations') : [];
    return migrations.map(({ name }) => name).filter((name) => !applied.some((row) => row.name === name));
  }

  private async queue({ redisUrl }: Config, database: DataSource): Promise<Finding> {
    if (redisUrl !== undefined) return this.redis(redisUrl);
    const [schema] = await sql<{ exists: boolean }>(database, `SELECT to_regnamespace('bullmq') IS NOT NULL AS exists`);
    if (schema?.exists) return ok('queue', 'in the database');
    return warn('queue', 'not made yet', 'start the service: it makes it in the database');
  }

  private async redis(url: string): Promise<Finding> {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: answersWithinMs });
    redis.on('error', () => undefined); // the calls below reject as well
    try {
      await redis.connect();
      await redis.ping();
      return ok('queue', 'on Redis');
    } catch (fault) {
      return fail('queue', `Redis does not answer (${String(fault)})`, 'check REDIS_URL and that the server runs');
    } finally {
      redis.disconnect();
    }
  }
}
