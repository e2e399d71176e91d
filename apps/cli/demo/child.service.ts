import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface ChildOptions {
  readonly name: string;
  /** Path of the program from this repository's root, without its extension: TypeScript or built, as this file is. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

const root = join(__dirname, '../../..');
const stopWithinMs = 25_000;
/** A machine that is slow and busy included. */
const startWithinMs = 120_000;

/** A program of ours in a process of its own. It writes to a log file and ends with this process, whatever happens. */
export class Child {
  private readonly process: ChildProcess;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  private isStopping = false;

  constructor(private readonly options: ChildOptions) {
    const log = openSync(options.logFile, 'w');
    const extension = extname(__filename);
    this.process = fork(join(root, options.program) + extension, [...options.args], {
      // Out of this terminal's reach: Ctrl-C is for us, and we end the children in their order.
      detached: true,
      execArgv: [...process.execArgv, '--require', join(__dirname, `end-with-parent${extension}`)],
      env: { ...options.env },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.gone = new Promise((resolve) => {
      this.process.once('exit', () => resolve());
      this.process.once('error', () => resolve());
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Asks the address until it answers. @throws Error with the end of the log when the process dies, or takes for ever */
  async answers(url: string): Promise<void> {
    for (const deadline = Date.now() + startWithinMs; ;) {
      const isUp = await fetch(url).then(
        (response) => response.ok,
        () => false,
      );
      if (isUp) return;
      if (await Promise.race([this.gone.then(() => true), delay(50, false)])) throw this.report('has ended by itself');
      if (Date.now() > deadline) throw this.report(`does not answer at ${url}`);
    }
  }

  /** Rejects when the process ends without having been told to. */
  async watch(): Promise<never> {
    await this.gone;
    if (this.isStopping) return new Promise<never>(() => undefined);
    throw this.report('has ended by itself');
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.process.kill('SIGTERM');
    const isGone = await Promise.race([this.gone.then(() => true), delay(stopWithinMs, false, { ref: false })]);
    if (!isGone) this.process.kill('SIGKILL');
    await this.gone;
  }

  private report(what: string): Error {
    const { name, logFile } = this.options;
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
    return new Error(`the ${name} ${what}; the end of ${logFile}:\n${tail}`);
  }
}
