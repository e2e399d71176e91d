import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../apps/cli/demo/free-port.service';
import { httpJson } from '../../apps/cli/demo/http-json.service';
import type { ReceiptHabits } from '../../apps/simulator/carrier/receipts.service';
import type { PhoneCondition } from '../../apps/simulator/carrier/lifecycle';
import type { FaultRule } from '../../apps/simulator/faults';
import type { LedgerLine } from '../../apps/simulator/ledger';
import { readLedger } from '../../apps/simulator/ledger.store';
import type { Random } from '../../apps/simulator/random';
import { Supervised } from './supervised';
import { TcpProxy } from './tcp-proxy';

export interface CarrierWish {
  readonly name: string;
  readonly directory: string;
  readonly ledgerFile: string;
  readonly sid: string;
  readonly token: string;
  readonly number: string;
  readonly seed: number;
  readonly serverUrl: string;
  readonly random: Random;
}

interface State {
  readonly underWay: number;
  readonly lines: Readonly<Record<string, number>>;
  readonly receipts: { readonly sent: number; readonly refused: number; readonly lost: number };
}

/** A simulated carrier in a process of its own, behind a line that a run can break, and its ledger on disk. */
export class CarrierControl implements AsyncDisposable {
  private constructor(
    private readonly program: Supervised,
    readonly line: TcpProxy,
    readonly ledgerFile: string,
  ) {}

  static async start(wish: CarrierWish): Promise<CarrierControl> {
    const port = await freePort(0);
    const { name, directory, ledgerFile, serverUrl, seed, sid, token, number } = wish;
    const args = [
      `--port=${port}`, `--server-url=${serverUrl}`, `--ledger=${ledgerFile}`, `--seed=${seed % 2 ** 31}`,
      `--account-sid=${sid}`, `--auth-token=${token}`, `--number=${number}`,
    ]; // prettier-ignore
    const logFile = join(directory, `${name}.log`);
    const program = new Supervised({ name, program: 'apps/simulator/main', args, env: {}, port, logFile });
    await program.up();
    const line = await TcpProxy.listen(() => [{ host: '127.0.0.1', port }], wish.random);
    const control = new CarrierControl(program, line, ledgerFile);
    // One receipt for each message is enough, where receipts are not what is looked at.
    await control.tell({ statuses: ['delivered', 'undelivered', 'failed'] });
    return control;
  }

  /** Past the line. */
  get url(): string {
    return `http://127.0.0.1:${this.program.options.port}`;
  }

  async faults(...rules: FaultRule[]): Promise<void> {
    await httpJson(`${this.url}/control/faults`, { method: 'PUT', body: { rules } });
  }

  async tell(habits: Partial<ReceiptHabits>): Promise<void> {
    await httpJson(`${this.url}/control/receipts`, { method: 'PUT', body: habits });
  }

  async phones(phones: readonly { readonly phone: string; readonly condition: PhoneCondition }[]): Promise<void> {
    await httpJson(`${this.url}/control/phones`, { method: 'PUT', body: { phones } });
  }

  async browser(id: string, state: 'gone' | 'asleep' | 'awake'): Promise<void> {
    await httpJson(`${this.url}/control/subscriptions/${id}`, { method: 'PUT', body: { state } });
  }

  state(): Promise<State> {
    return httpJson(`${this.url}/control`, { method: 'GET' });
  }

  /** Brings what is under way to its end, and the ledger to the disk. */
  async settle(): Promise<void> {
    await httpJson(`${this.url}/control/settle`);
  }

  async requests(): Promise<number> {
    const { lines } = await this.state();
    return (lines['sms.request'] ?? 0) + (lines['push.request'] ?? 0);
  }

  async ledger(): Promise<LedgerLine[]> {
    const lines: LedgerLine[] = [];
    if (!existsSync(this.ledgerFile) || statSync(this.ledgerFile).size === 0) return lines;
    for await (const line of readLedger(this.ledgerFile)) lines.push(line);
    return lines;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program.stop('SIGKILL');
    await this.line[Symbol.asyncDispose]();
  }
}
