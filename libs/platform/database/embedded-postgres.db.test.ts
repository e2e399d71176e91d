import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { isPostmasterOf } from './postmaster-pid';

jest.setTimeout(60_000);

const directories: string[] = [];
const servers: EmbeddedPostgres[] = [];

function newDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'embedded-')));
  chmodSync(directory, 0o755); // as in most homes: root's server runs under another account
  directories.push(directory);
  return directory;
}

async function start(directory: string, durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, durable });
  servers.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came true');
    await delay(20);
  }
}

/** Another process that starts the server of this directory and then does nothing until it is killed. */
async function startInAnotherProcess(directory: string): Promise<{ process: ChildProcess; pid: number }> {
  const program = `
    require('@swc-node/register');
    const { startEmbeddedPostgres } = require(${JSON.stringify(join(__dirname, 'embedded-postgres.ts'))});
    startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false }).then((server) => {
      console.log('pid ' + server.pid);
      setInterval(() => undefined, 1000);
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  for (;;) {
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(/pid (\d+)/.exec(chunk.toString())?.[1]);
    if (pid) return { process: child, pid };
  }
}

async function killAndReap(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
});

test('a restart keeps what was written', async () => {
  const directory = newDirectory();
  const first = await start(directory);
  await query(first, `create table note as select 'kept' as text`);
  await first.stop();
  const second = await start(directory);
  expect(await query(second, 'select text from note')).toEqual([{ text: 'kept' }]);
});

test('the server ends when the process that started it is killed', async () => {
  const directory = newDirectory();
  const { process: child, pid } = await startInAnotherProcess(directory);
  expect(isPostmasterOf(pid, join(directory, 'data'))).toBe(true);
  await killAndReap(child);
  await eventually(() => !isPostmasterOf(pid, join(directory, 'data')));
});

test('a program with nothing else to do still waits until its server has ended', async () => {
  const directory = newDirectory();
  const program = `
    require('@swc-node/register');
    const { startEmbeddedPostgres } = require(${JSON.stringify(join(__dirname, 'embedded-postgres.ts'))});
    startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false })
      .then((server) => server.stop()).then(() => console.log('stopped'));`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  expect(said).toBe('stopped\n');
});

test('a second process joins the running server, and keeps it when the first is killed', async () => {
  const directory = newDirectory();
  const { process: child, pid } = await startInAnotherProcess(directory);
  const joined = await start(directory);
  expect(joined.pid).toBe(pid);
  await killAndReap(child);
  await delay(300); // long enough for a server that nobody held to be gone
  expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }]);
  await joined.stop();
  expect(isPostmasterOf(pid, join(directory, 'data'))).toBe(false);
});

test('several processes that start at once share one server', async () => {
  const directory = newDirectory();
  const started = await Promise.all([
    startInAnotherProcess(directory),
    startInAnotherProcess(directory),
    start(directory),
  ]);
  expect(new Set(started.map(({ pid }) => pid)).size).toBe(1);
  for (const other of started) if ('process' in other) await killAndReap(other.process);
});

test('a pid file that names another living process does not keep the server from starting', async () => {
  const directory = newDirectory();
  await (await start(directory)).stop();
  const stranger = spawn('sleep', ['60']);
  const lines = [stranger.pid, join(directory, 'data'), 1, 5432, join(directory, 'socket'), '', '', 'ready', ''];
  writeFileSync(join(directory, 'data', 'postmaster.pid'), lines.join('\n'));
  const server = await start(directory);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await killAndReap(stranger);
});

test('a server that is killed comes back by itself with its data', async () => {
  const server = await start(newDirectory(), true);
  await query(server, `create table note as select 'kept' as text`);
  const killed = server.pid;
  process.kill(killed, 'SIGKILL');
  const rows = () => query(server, 'select text from note').catch(() => []);
  await eventually(async () => (await rows()).length === 1 && server.pid !== killed);
});

test('a directory whose path is too long for a socket still gets a server', async () => {
  const directory = join(newDirectory(), 'a'.repeat(60), 'b c é%20'.repeat(6));
  mkdirSync(directory, { recursive: true });
  const server = await start(directory);
  expect(await query(server, 'select current_database() as name')).toEqual([{ name: 'tocsin' }]);
  const sockets = new URL(server.url).searchParams.get('host') ?? '';
  expect(existsSync(sockets)).toBe(true);
  await server.stop();
  expect(existsSync(sockets)).toBe(false);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot(
  'a project below a folder that is closed to other accounts keeps its data elsewhere, and finds them',
  async () => {
    const closed = newDirectory();
    chmodSync(closed, 0o700);
    const directory = join(closed, 'postgres');
    const first = await start(directory);
    await query(first, `create table note as select 'kept' as text`);
    await first.stop();
    directories.push(realpathSync(join(directory, 'elsewhere')));
    expect(await query(await start(directory), 'select text from note')).toEqual([{ text: 'kept' }]);
  },
);

test('a setting that the server refuses is reported with the server’s own words', async () => {
  const directory = newDirectory();
  await expect(startEmbeddedPostgres({ directory, durable: false, maxConnections: -1 })).rejects.toThrow(
    /max_connections/,
  );
});

test('a durable server forces every commit to disk and checks its pages', async () => {
  const server = await start(newDirectory(), true);
  const names = `'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'`;
  const rows = await query(server, `select distinct setting from pg_settings where name in (${names})`);
  expect(rows).toEqual([{ setting: 'on' }]);
});
