import { execFileSync } from 'node:child_process';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgresBinaries } from '../../libs/platform/database/embedded-binaries';

export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
  readonly postgres: string;
  /** Processes that wanted a core in the minute before the run; a busy machine bends every figure. */
  readonly loadBefore: number;
}

export function describeMachine(): Machine {
  const postgres = join(findPostgresBinaries(undefined, tmpdir()).directory, 'bin', 'postgres');
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    postgres: execFileSync(postgres, ['--version'], { encoding: 'utf8' }).replace('postgres (PostgreSQL)', '').trim(),
    loadBefore: loadavg()[0],
  };
}

/** The commit under test, with `+` when the work tree differs from it. */
export function commitUnderTest(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : '');
  } catch {
    return 'unknown'; // not a git checkout
  }
}
