import { closeSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgresBinaries } from './embedded-binaries';
import { type EmbeddedHome, logTail, makeCluster, makeSocketDirectory, prepareHome } from './embedded-home';
import { type Watchdog, holdPipe, isHeld, startWatchdog } from './embedded-watchdog';
import { isPostmasterOf, readPostmasterPid } from './postmaster-pid';

export interface EmbeddedPostgresOptions {
  /** Where the server lives: made if absent, and given to the account that runs the server. */
  readonly directory: string;
  /** False for tests only: a power cut then loses the database. */
  readonly durable: boolean;
  readonly maxConnections?: number;
}

/** A PostgreSQL of our own. It ends when the last process that holds it has stopped it or died. */
export interface EmbeddedPostgres {
  /** For `pg`, TypeORM and libpq alike. */
  readonly url: string;
  /** Of the server at this moment: a server that was killed is started again under a new one. */
  readonly pid: number;
  /** Lets go of the server, and waits for its end unless another process holds it too. */
  stop(): Promise<void>;
}

const databaseName = 'tocsin';
const startLimitMs = 120_000; // crash recovery of a large database included
const stopLimitMs = 30_000;
const pollMs = 10;

/** Starts the server of this directory, or joins the one that another process of ours already runs. */
export function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return awakeUntil(startOrJoin(options));
}

async function startOrJoin(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = prepareHome(options.directory);
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const running = (await adopt(home, deadline)) ?? (await start(home, options, deadline));
    if (running) {
      await createDatabase(running.url);
      return running;
    }
    if (Date.now() > deadline) throw new Error(`PostgreSQL in ${home.directory} is neither running nor startable`);
  }
}

/** @returns undefined when no live server has this data, and none can be half-way up or down any more */
async function adopt(home: EmbeddedHome, deadline: number): Promise<EmbeddedPostgres | undefined> {
  for (; ; await delay(pollMs)) {
    const found = readPostmasterPid(home.data);
    if (!found) return undefined;
    const answer = found.socketDirectory ? await ask(found.socketDirectory) : 'silent';
    if (answer !== 'silent' && answer !== 'busy' && realpathSync(answer.data) === home.data && found.socketDirectory) {
      if (!answer.pipe) return asServer(home, found.socketDirectory, undefined); // started by hand: nothing to hold
      const held = holdPipe(answer.pipe);
      if (held !== undefined) return asServer(home, found.socketDirectory, { pipe: answer.pipe, held });
    }
    if (answer === 'silent' && !isPostmasterOf(found.pid, home.data)) {
      rmSync(join(home.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${found.pid}) on ${home.data} does not answer`);
  }
}

/** @returns undefined when another process was faster, so that its server is to be adopted */
async function start(
  home: EmbeddedHome,
  options: EmbeddedPostgresOptions,
  deadline: number,
): Promise<EmbeddedPostgres | undefined> {
  const binaries = findPostgresBinaries(home.account, home.directory);
  if (!existsSync(home.data)) makeCluster(home, binaries, options.durable);
  const sockets = makeSocketDirectory(home);
  const pipe = join(home.directory, `holders.${process.pid}.${process.hrtime.bigint()}`);
  const watchdog = startWatchdog({
    account: home.account,
    pipe,
    scratch: sockets.temporary ? sockets.directory : '',
    command: [join(binaries.directory, 'bin', 'postgres'), ...serverArguments(home, sockets.directory, pipe, options)],
    log: home.log,
  });
  const ended = watchdog.ended.then(() => 'ended' as const);
  for (;;) {
    const answer = await ask(sockets.directory);
    if (answer !== 'silent' && answer !== 'busy') return asServer(home, sockets.directory, { pipe, watchdog });
    if ((await Promise.race([ended, delay(pollMs)])) === 'ended') {
      const winner = readPostmasterPid(home.data);
      if (winner && isPostmasterOf(winner.pid, home.data)) return undefined;
      throw new Error(`PostgreSQL did not start in ${home.directory}:\n${logTail(home)}`);
    }
    if (Date.now() > deadline) {
      await watchdog.release();
      throw new Error(`PostgreSQL is not ready after ${startLimitMs / 1000} s in ${home.directory}:\n${logTail(home)}`);
    }
  }
}

function serverArguments(home: EmbeddedHome, sockets: string, pipe: string, options: EmbeddedPostgresOptions) {
  const safe = options.durable ? 'on' : 'off';
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: options.maxConnections ?? 100,
    shared_buffers: '128MB',
    fsync: safe,
    full_page_writes: safe,
    synchronous_commit: safe,
    // After a crash one call for the whole file system, instead of opening every file of every table.
    recovery_init_sync_method: 'syncfs',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Ours: how a second process finds what to hold.
    'tocsin.holders': pipe,
  };
  return ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** What keeps the server alive for this process. */
type Hold = { readonly pipe: string } & ({ readonly watchdog: Watchdog } | { readonly held: number });

function asServer(home: EmbeddedHome, sockets: string, hold: Hold | undefined): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  return {
    url: socketUrl(sockets, databaseName),
    get pid() {
      const found = readPostmasterPid(home.data);
      if (!found) throw new Error(`PostgreSQL does not run in ${home.directory}`);
      return found.pid;
    },
    stop: () => (stopped ??= hold ? awakeUntil(letGo(home, hold)) : Promise.resolve()),
  };
}

async function letGo(home: EmbeddedHome, hold: Hold): Promise<void> {
  if ('watchdog' in hold) await hold.watchdog.release();
  else closeSync(hold.held);
  const deadline = Date.now() + stopLimitMs;
  // The watchdog removes its pipe last of all. Whoever still holds the pipe keeps the server.
  for (; existsSync(hold.pipe) && !isHeld(hold.pipe); await delay(pollMs)) {
    const running = readPostmasterPid(home.data);
    if (Date.now() < deadline) continue;
    if (running && isPostmasterOf(running.pid, home.data)) process.kill(running.pid, 'SIGQUIT');
    return;
  }
  if ('watchdog' in hold && !existsSync(hold.pipe)) await hold.watchdog.ended;
}

/** The server's process does not keep ours alive: with nothing else open we would end in the midst of waiting for it. */
async function awakeUntil<Value>(done: Promise<Value>): Promise<Value> {
  const awake = setInterval(() => undefined, 60_000);
  try {
    return await done;
  } finally {
    clearInterval(awake);
  }
}

interface Identity {
  readonly data: string;
  readonly pipe: string | null;
}

/** @returns 'busy' while the server starts or ends, 'silent' when nobody listens */
async function ask(sockets: string): Promise<Identity | 'busy' | 'silent'> {
  const client = new Client({ connectionString: socketUrl(sockets, 'postgres'), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // the query below rejects as well
  try {
    await client.connect();
    const { rows } = await client.query<Identity>(
      `select current_setting('data_directory') as data, current_setting('tocsin.holders', true) as pipe`,
    );
    return rows[0] ?? 'busy';
  } catch (error) {
    const { code } = error as { code?: string };
    return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'silent' : 'busy';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(`/${databaseName}?`, '/postgres?') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error; // another process has just made it
  } finally {
    await client.end();
  }
}

function socketUrl(sockets: string, database: string): string {
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(sockets)}`;
}
