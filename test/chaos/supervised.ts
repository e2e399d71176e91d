import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProgramOptions {
  readonly name: string;
  /** From the root of the sources or of the build, without its extension. */
  readonly program: 'apps/server/main' | 'apps/simulator/main';
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it listens once it is up. */
  readonly port: number;
  readonly logFile: string;
}

export interface Exit {
  readonly atMs: number;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether we did that, or asked for it. */
  readonly isOurs: boolean;
}

const root = join(__dirname, '../..');
const extension = extname(__filename);
/** As a service manager waits before it starts a program again. */
const restartAfterMs = 500;
const upWithinMs = 60_000;

/** A program in a process of its own that is started again when it dies, as production does. */
export class Supervised {
  readonly exits: Exit[] = [];
  private child: ChildProcess;
  private isWanted = true;
  private expected = false;
  /** It may end itself, by its own rules: the supervisor starts it again. */
  mayEnd = false;
  /** Resolves when the process that runs now has ended. */
  gone: Promise<void>;

  constructor(readonly options: ProgramOptions) {
    [this.child, this.gone] = this.spawn();
  }

  get name(): string {
    return this.options.name;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get log(): string {
    return readFileSync(this.options.logFile, 'utf8');
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it takes connections. @throws Error with the end of its log when it does not */
  async up(): Promise<void> {
    for (const deadline = Date.now() + upWithinMs; ; await pause(20)) {
      if (this.isRunning && (await accepts(this.options.port))) return;
      if (Date.now() > deadline) throw new Error(`${this.name} is not up:\n${this.log.slice(-3000)}`);
    }
  }

  /** Only ever a process that this object has started. The supervisor starts it again. */
  kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): void {
    this.expected = true;
    this.child.kill(signal);
  }

  /** Holds the process still, as a machine that swaps or a paused virtual machine does. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Ends it and lets it rest. @returns how long that took and how it ended */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<Exit & { readonly tookMs: number }> {
    this.isWanted = false;
    const began = Date.now();
    const before = this.exits.length;
    if (this.isRunning) this.kill(signal);
    await this.gone;
    const exit = this.exits[before] ?? this.exits[this.exits.length - 1];
    return { ...exit, tookMs: Date.now() - began };
  }

  start(): void {
    this.isWanted = true;
    if (!this.isRunning) [this.child, this.gone] = this.spawn();
  }

  /** Of the process that runs now; undefined when it has just ended. */
  use(): { readonly rssBytes: number; readonly descriptors: number } | undefined {
    try {
      const pages = Number(readFileSync(`/proc/${this.pid}/statm`, 'utf8').split(' ')[1]);
      return { rssBytes: pages * 4096, descriptors: readdirSync(`/proc/${this.pid}/fd`).length };
    } catch {
      return undefined;
    }
  }

  private spawn(): [ChildProcess, Promise<void>] {
    const { program, args = [], env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const child = fork(join(root, program) + extension, [...args], {
      detached: true,
      // Without source maps, as production starts it: reading them takes as long as a fifth of its own start.
      execArgv: [
        ...process.execArgv.filter((each) => each !== '--enable-source-maps'),
        '--require',
        join(root, 'apps/cli/demo/end-with-parent') + extension,
      ],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.expected = false;
    const gone = new Promise<void>((resolve) => {
      child.once('exit', (code, signal) => {
        this.exits.push({ atMs: Date.now(), code, signal, isOurs: this.expected || this.mayEnd });
        if (this.isWanted) setTimeout(() => this.start(), restartAfterMs);
        resolve();
      });
    });
    return [child, gone];
  }
}

export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
