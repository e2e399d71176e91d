import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invariants } from './bench';
import { type BenchDatabase, openBenchDatabase } from './bench-database';
import type { Contestant } from './check-in-contestant';
import { judgeHistory } from './check-in-history';
import type { CrowdOrder, CrowdReport } from './check-in-order';
import { loadAnswerers } from './check-in-people';

/** How incidents are named in addresses: the idiomatic endpoint knows the row's number alone. */
const named = { ours: 'publicId', raw: 'publicId', oneEach: 'publicId', idiomatic: 'id' } as const;

/** The contestants in their processes, on one database, and the people who answer. */
export class CheckInStage implements AsyncDisposable {
  static async open(people: number): Promise<CheckInStage> {
    const home = await openBenchDatabase({ maxConnections: 200 });
    return new CheckInStage(people, home, await loadAnswerers(home.dataSource, people));
  }

  readonly directory = mkdtempSync(join(tmpdir(), 'tocsin-check-in-'));
  private readonly children: ChildProcess[] = [];
  private readonly crowd = this.fork('check-in-crowd');
  private readonly history = join(this.directory, 'history');
  private runs = 0;

  private constructor(
    readonly people: number,
    readonly home: BenchDatabase,
    readonly incidents: Awaited<ReturnType<typeof loadAnswerers>>,
  ) {}

  async start(contestant: Contestant): Promise<CheckInServer> {
    const child = this.fork('check-in-contestant', contestant, this.home.url);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const paths = this.incidents.map((incident) => `/v1/incidents/${incident[named[contestant]]}/check-ins`);
    return new CheckInServer(child, { ports: [port], paths });
  }

  /** Everybody answers, or those of the order. */
  ask(
    server: Pick<CheckInServer, 'address'>,
    order: Pick<CrowdOrder, 'connections' | 'seconds'> & Partial<CrowdOrder>,
  ) {
    return this.askBy(this.crowd, server, order);
  }

  /** Somebody else meanwhile, from a process of their own. */
  async askApart(
    server: Pick<CheckInServer, 'address'>,
    order: Parameters<CheckInStage['ask']>[1],
  ): Promise<CrowdReport> {
    return this.askBy(this.fork('check-in-crowd'), server, order);
  }

  judge(): Promise<Invariants> {
    return judgeHistory(this.home.dataSource, this.history);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.children) child.disconnect();
    await Promise.all(this.children.map(ended));
    await this.home[Symbol.asyncDispose]();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async askBy(
    crowd: ChildProcess,
    { address }: Pick<CheckInServer, 'address'>,
    order: Parameters<CheckInStage['ask']>[1],
  ) {
    const { people, history } = this;
    const run = `run${String(++this.runs).padStart(4, '0')}`;
    const answered = once(crowd, 'message');
    crowd.send({ run, people, history, ...address, ...order } satisfies CrowdOrder);
    const [report] = (await answered) as [CrowdReport];
    return report;
  }

  private fork(file: string, ...args: readonly string[]): ChildProcess {
    const child = fork(join(__dirname, file), [...args]);
    this.children.push(child);
    return child;
  }
}

export class CheckInServer {
  constructor(
    private readonly child: ChildProcess,
    readonly address: Pick<CrowdOrder, 'ports' | 'paths'>,
  ) {}

  /** The same people at two processes of the service at once. */
  beside({ address }: CheckInServer): Pick<CheckInServer, 'address'> {
    return { address: { ...this.address, ports: [...this.address.ports, ...address.ports] } };
  }

  /** The most memory that it has had. */
  async peakRssMb(): Promise<number> {
    this.child.send('memory');
    const [{ peakRssMb }] = (await once(this.child, 'message')) as [{ peakRssMb: number }];
    return peakRssMb;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
