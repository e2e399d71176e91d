import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a server writes about itself in `postmaster.pid` (PostgreSQL's miscadmin.h, "lock file contents"). */
export interface PostmasterPid {
  readonly pid: number;
  /** Absent while the server has not opened its socket yet. */
  readonly socketDirectory: string | undefined;
}

export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const [pid, , , , socketDirectory] = text.split('\n').map((line) => line.trim());
  const parsed = Number(pid);
  if (!Number.isInteger(parsed) || parsed <= 1) return undefined;
  return { pid: parsed, socketDirectory: socketDirectory || undefined };
}

export function readPostmasterPid(data: string): PostmasterPid | undefined {
  try {
    return parsePostmasterPid(readFileSync(join(data, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Whether process `pid` is a server of this data directory.
 * A process id alone proves nothing: after a crash, and always in a restarted container, it soon belongs to another
 * program, and PostgreSQL would then refuse to start for ever. A server's working directory is its data directory.
 */
export function isPostmasterOf(pid: number, data: string): boolean {
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === data;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(data);
  } catch {
    return false;
  }
}
