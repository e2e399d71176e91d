import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SinkAddress, SinkReport, SinkStart } from './fan-out-sink';

/** The carriers' process. */
export class SinkProcess implements Disposable {
  static async start(): Promise<SinkProcess> {
    const child = fork(join(__dirname, 'fan-out-sink'));
    const [address] = (await once(child, 'message')) as [SinkAddress];
    return new SinkProcess(child, address);
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly address: SinkAddress,
  ) {}

  async begin(start: SinkStart): Promise<void> {
    this.child.send(start);
    await once(this.child, 'message');
  }

  async report(): Promise<SinkReport> {
    this.child.send('report');
    const [report] = (await once(this.child, 'message')) as [SinkReport];
    return report;
  }

  [Symbol.dispose](): void {
    this.child.disconnect();
  }
}
