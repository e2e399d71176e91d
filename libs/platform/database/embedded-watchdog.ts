import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, fchownSync, openSync, readSync } from 'node:fs';
import type { Account } from './embedded-account';

/**
 * Keeps the server alive as long as somebody holds it, and not longer: the starter by this shell's standard input,
 * later processes by the named pipe. The system closes both when their process ends, also on SIGKILL.
 * A server that is killed is started again (its orphans may hold its memory for a moment, hence several tries); one
 * that ends by itself, for a bad setting or at an operator's order, is not.
 */
const script = `
pipe=$1 scratch=$2; shift 2
mkfifo -m 600 "$pipe" || exit 1
exec 5<&0 </dev/null 4<>"$pipe" 3<"$pipe"
(
  trap '' PIPE
  read -r _ <&5
  exec 4<&-
  echo released
  exec >/dev/null
  read -r _ <&3
  kill -TERM $$
) &
reader=$!
exec 3<&- 4<&- 5<&- >/dev/null
stop() { stopping=1; [ -n "$server" ] && kill -INT "$server" 2>/dev/null; }
stopping= server= tries=0
trap stop TERM
while [ -z "$stopping" ]; do
  "$@" &
  server=$!
  [ -n "$stopping" ] && kill -INT "$server"
  status=0
  while kill -0 "$server" 2>/dev/null; do wait "$server"; status=$?; done
  [ "$status" -gt 128 ] && tries=150
  [ "$tries" -gt 0 ] || break
  tries=$((tries - 1))
  [ -n "$stopping" ] || sleep 0.2
done
kill "$reader" 2>/dev/null
rm -f "$pipe"
[ -z "$scratch" ] || rmdir "$scratch" 2>/dev/null
exit "$status"
`;

export interface WatchdogOptions {
  readonly account: Account | undefined;
  /** The named pipe to make: processes that hold it open for writing keep the server alive. */
  readonly pipe: string;
  /** A folder to remove at the end, or ''. */
  readonly scratch: string;
  /** The server's program and its arguments. */
  readonly command: readonly string[];
  readonly log: string;
}

export interface Watchdog {
  /** Resolves when the shell has ended, and the server with it. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** Lets go of the server; resolves when the watchdog knows. */
  release(): Promise<void>;
}

export function startWatchdog(options: WatchdogOptions): Watchdog {
  const log = openSync(options.log, 'a', 0o600);
  if (options.account) fchownSync(log, options.account.uid, options.account.gid);
  const shell = spawn('/bin/sh', ['-c', script, 'sh', options.pipe, options.scratch, ...options.command], {
    ...options.account,
    cwd: '/',
    detached: true, // a session of its own: Ctrl-C must reach the program first, which drains before it lets go
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', log],
  });
  closeSync(log);
  return hold(shell);
}

function hold(shell: ChildProcess): Watchdog {
  const { stdin, stdout } = shell;
  if (!stdin || !stdout) throw new Error('the watchdog has no pipes');
  const ended = new Promise<void>((resolve, reject) => {
    shell.once('exit', () => resolve());
    shell.once('error', reject);
  });
  ended.catch(() => undefined); // reported by whoever awaits it
  const released = new Promise<void>((resolve) => {
    stdout.once('data', () => resolve());
    stdout.once('close', () => resolve());
  });
  stdin.on('error', () => undefined); // the shell went first: nothing is left to let go of
  for (const handle of [shell, stdin, stdout]) (handle as unknown as { unref(): void }).unref();
  return {
    ended,
    hasEnded: () => shell.exitCode !== null || shell.signalCode !== null,
    release: async () => {
      stdin.end();
      stdout.resume();
      (stdout as unknown as { ref(): void }).ref();
      await released;
    },
  };
}

/** @returns a descriptor whose closing lets go again, or undefined when the watchdog of this pipe is gone */
export function holdPipe(pipe: string): number | undefined {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENXIO' || code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether any process holds the pipe: reading an empty pipe says "try again" while a writer is left, else "end". */
export function isHeld(pipe: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    return readSync(descriptor, Buffer.alloc(1)) > 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return true;
    if (code === 'ENOENT') return false;
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
