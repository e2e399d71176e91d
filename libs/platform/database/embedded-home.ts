import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canEnter, chooseAccount } from './embedded-account';
import type { PostgresBinaries } from './embedded-binaries';
import { holdPipe } from './embedded-watchdog';

/** Where a server of ours lives on disk, and under whose account. */
export interface EmbeddedHome {
  readonly directory: string;
  /** May not exist yet. */
  readonly data: string;
  readonly log: string;
  readonly account: Account | undefined;
}

const maxLogBytes = 10_000_000;
/** The kernel's limit for the path of a socket is 104 bytes on macOS and 108 on Linux, its name included. */
const maxSocketPathBytes = 100;

export function prepareHome(requested: string): EmbeddedHome {
  mkdirSync(requested, { recursive: true });
  const directory = settle(realpathSync(requested));
  const data = join(directory, 'data');
  const home = { directory, data, log: join(directory, 'postgres.log'), account: chooseAccount(data) };
  if (existsSync(home.log) && statSync(home.log).size > maxLogBytes) renameSync(home.log, `${home.log}.1`);
  removeLeftovers(directory);
  return home;
}

/**
 * Root's own folders are often closed to every other account, the one that runs the server included. The data then
 * live under /var/lib, and a link in the requested folder leads there.
 */
function settle(requested: string): string {
  const link = join(requested, 'elsewhere');
  if (existsSync(link)) return realpathSync(link);
  const account = chooseAccount(join(requested, 'data'));
  own(requested, account);
  if (canEnter(requested, account)) return requested;
  if (!account) throw new Error(`${requested} belongs to another user: run as that user, or remove it`);
  const open = '/var/lib/tocsin';
  const directory = join(open, randomUUID());
  mkdirSync(directory, { recursive: true });
  chmodSync(open, 0o711);
  own(directory, account);
  symlinkSync(directory, link);
  return directory;
}

function own(directory: string, account: Account | undefined): void {
  if (account) chownSync(directory, account.uid, account.gid);
  if (account || statSync(directory).uid === process.getuid?.()) chmodSync(directory, 0o700);
}

/** What starts that were cut short have left: half-made data, and pipes that no watchdog reads. */
function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    const maker = /^(?:new-data|holders)\.(\d+)/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    const path = join(directory, name);
    const held = name.startsWith('holders') ? holdPipe(path) : undefined;
    if (held === undefined) rmSync(path, { recursive: true, force: true });
    else closeSync(held);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes the data directory beside its place and renames it, so that a half-made one is never taken for whole. */
export function makeCluster(home: EmbeddedHome, binaries: PostgresBinaries, durable: boolean): void {
  const unfinished = join(home.directory, `new-data.${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  const program = join(binaries.directory, 'bin', 'initdb');
  const options = ['--username=postgres', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--locale=C'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'];
  const args = ['-D', unfinished, ...options, ...locale, ...(durable ? [] : ['--no-sync'])];
  const made = spawnSync(program, args, {
    ...home.account,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`initdb failed in ${home.directory}: ${made.error?.message ?? made.stderr.trim()}`);
  }
  try {
    renameSync(unfinished, home.data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home.data)) throw error; // another process was faster
  }
  if (durable) syncDirectory(home.directory);
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

export function makeSocketDirectory(home: EmbeddedHome): { directory: string; temporary: boolean } {
  const near = join(home.directory, 'socket');
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= maxSocketPathBytes) {
    mkdirSync(near, { recursive: true, mode: 0o700 });
    if (lstatSync(near).isSymbolicLink()) throw new Error(`${near} must be a folder`);
    if (home.account) chownSync(near, home.account.uid, home.account.gid);
    return { directory: near, temporary: false };
  }
  const short = mkdtempSync(join(tmpdir(), 'tocsin-'));
  if (home.account) chownSync(short, home.account.uid, home.account.gid);
  return { directory: short, temporary: true };
}

export function logTail(home: EmbeddedHome): string {
  return existsSync(home.log) ? readFileSync(home.log, 'utf8').split('\n').slice(-12).join('\n').trim() : '(no log)';
}
