import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Answer } from '../../libs/check-ins/answer';

/** What the client saw of one try: `info` may have been carried out or not, and stays so for ever. */
export type Ending = 'ok' | 'fail' | 'info';

/** One line of the history, as a Jepsen history has them: a call, or how a call ended. */
export interface HistoryLine {
  readonly atMs: number;
  readonly event: 'invoke' | Ending;
  /** By text, or from the page of somebody who is signed in. */
  readonly door: 'sms' | 'page';
  /** The same for every try of one answer. */
  readonly key: string;
  readonly person: number;
  readonly answer: Answer;
  /** Of the answer, as the service names it; texts are answered without. */
  readonly id?: string;
  /** HTTP status; 0 when there was none. */
  readonly status?: number;
}

const syncEveryMs = 100;

/** Append-only, on disk before long: whatever happens to this process, what was acknowledged stays known. */
export class History implements Disposable {
  readonly lines: HistoryLine[] = [];
  private readonly descriptor: number;
  private readonly timer: NodeJS.Timeout;
  private isClosed = false;

  constructor(file: string) {
    this.descriptor = openSync(file, 'a');
    this.timer = setInterval(() => fsyncSync(this.descriptor), syncEveryMs).unref();
  }

  write(line: Omit<HistoryLine, 'atMs'>): void {
    const stamped = { atMs: Date.now(), ...line };
    this.lines.push(stamped);
    // A storm may outlast a run that has failed.
    if (!this.isClosed) writeSync(this.descriptor, `${JSON.stringify(stamped)}\n`);
  }

  [Symbol.dispose](): void {
    this.isClosed = true;
    clearInterval(this.timer);
    closeSync(this.descriptor);
  }
}
