import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { mobile } from '../../test/world/subscribers';
import { sql } from '../../libs/platform/database/sql';
import { freePort } from '../cli/demo/free-port.service';
import { Simulator } from '../simulator/simulator';

jest.setTimeout(180_000);

const subscription = JSON.stringify({ phone: mobile(1), language: 'fr', places: [] });

/** The program as it is deployed, in a process of its own. */
class Program implements AsyncDisposable {
  private readonly gone: Promise<readonly [code: number | null]>;

  static async start(database: TestDatabase, simulator: Simulator, variables: Record<string, string> = {}) {
    const port = await freePort(0);
    const key = (): string => randomBytes(32).toString('base64');
    const env = {
      PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', PORT: String(port), METRICS_PORT: '0', LOG_LEVEL: 'error',
      DATABASE_URL: database.url, TWILIO_API_URL: simulator.url, SEAL_KEY: key(), INDEX_KEY: key(), DATA_DIR: `/tmp/tocsin-drain-${port}`,
      ...variables,
    }; // prettier-ignore
    const child = fork(join(__dirname, 'main.ts'), {
      env,
      execArgv: ['--require', '@swc-node/register'],
      silent: true,
    });
    const program = new Program(child, port);
    await program.up();
    return program;
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {
    this.gone = once(child, 'exit') as Promise<[number | null]>;
  }

  terminate(): void {
    this.child.kill('SIGTERM');
  }

  /** @returns its exit code and how long it took from now on */
  async ended(): Promise<{ code: number | null; tookMs: number }> {
    const began = Date.now();
    const [code] = await this.gone;
    return { code, tookMs: Date.now() - began };
  }

  async connection(): Promise<Connection> {
    const socket = connect(this.port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  private async up(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const isUp = await fetch(`http://127.0.0.1:${this.port}/readyz`).then(({ ok }) => ok, () => false); // prettier-ignore
      if (isUp) return;
      if (this.child.exitCode !== null) break;
      await pause(100);
    }
    throw new Error('the program does not come up');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.gone;
  }
}

/** One TCP connection that is used again and again. */
class Connection {
  private heard = '';

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (text: string) => (this.heard += text));
    socket.on('error', () => undefined);
  }

  write(text: string): void {
    this.socket.write(text);
  }

  get(path: string): Promise<string> {
    this.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    return this.answer();
  }

  /** The next whole answer. */
  async answer(): Promise<string> {
    for (let waited = 0; waited < 10_000; waited += 10) {
      const head = this.heard.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(this.heard)?.[1];
      if (head > 0 && this.heard.length >= head + 4 + Number(length ?? 0)) {
        const [answer] = [this.heard];
        this.heard = '';
        return answer;
      }
      await pause(10);
    }
    throw new Error(`no answer: ${this.heard}`);
  }
}

let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  database = await createTestDatabase();
  simulator = await Simulator.start();
});
afterAll(async () => {
  await simulator[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (length: number): string =>
  `POST /v1/subscriptions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

test('a request under way when the program is told to end is answered, and the connection closed after it', async () => {
  await using program = await Program.start(database, simulator, { TOCSIN_ROLES: 'api' });
  const slow = await program.connection();
  slow.write(ask(subscription.length));
  await pause(200);
  program.terminate();
  const ended = program.ended();
  await pause(500);
  slow.write(subscription);
  const answer = await slow.answer();
  expect(answer).toMatch(/^HTTP\/1\.1 20\d/);
  expect(answer.toLowerCase()).toContain('\r\nconnection: close');
  expect(await ended).toEqual({ code: 0, tookMs: expect.any(Number) as number });
  expect((await ended).tookMs).toBeLessThan(10_000);
});

test('while it drains the load balancer hears 503, everybody else an answer and no more on that connection', async () => {
  await using program = await Program.start(database, simulator, { TOCSIN_ROLES: 'api', DRAIN_SECONDS: '2' });
  const [balancer, citizen] = await Promise.all([program.connection(), program.connection()]);
  expect(await balancer.get('/readyz')).toMatch(/^HTTP\/1\.1 200/);
  program.terminate();
  await pause(300);
  expect(await balancer.get('/readyz')).toMatch(/^HTTP\/1\.1 503/);
  const answer = (await citizen.get('/livez')).toLowerCase();
  expect(answer).toMatch(/^http\/1\.1 200/);
  expect(answer).toContain('\r\nconnection: close');
  expect((await program.ended()).code).toBe(0);
});

/** A code is asked for, and the carrier takes the text and never says so. */
async function textInHand(program: Program, phone: string): Promise<void> {
  simulator.faults.set([{ fault: 'time-out', channel: 'sms' }]);
  const connection = await program.connection();
  const body = JSON.stringify({ phone, language: 'fr', places: [] });
  connection.write(ask(body.length) + body);
  expect(await connection.answer()).toMatch(/^HTTP\/1\.1 20\d/);
  for (let tries = 0; tries < 200; tries++) {
    const [row] = await sql<{ n: number }>(database.dataSource, 'SELECT count(*) AS n FROM delivery WHERE status = 2');
    if ((row?.n ?? 0) > 0) return;
    await pause(50);
  }
  throw new Error('nothing was handed over');
}

const leases = async (): Promise<number> =>
  (await sql<{ n: number }>(database.dataSource, 'SELECT count(*) AS n FROM delivery_page WHERE lease_until IS NOT NULL'))[0]?.n ?? -1; // prettier-ignore

test('a worker whose carrier says nothing gives back its lease within twenty seconds', async () => {
  await using program = await Program.start(database, simulator);
  await textInHand(program, mobile(2));
  program.terminate();
  const { code, tookMs } = await program.ended();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(20_000);
  expect(await leases()).toBe(0);
  const [row] = await sql<{ statuses: number[] }>(database.dataSource, 'SELECT array_agg(DISTINCT status) AS statuses FROM delivery');
  expect(row?.statuses).not.toContain(2);
}); // prettier-ignore

test('told twice, it ends at once, whatever is in hand', async () => {
  await using program = await Program.start(database, simulator);
  await textInHand(program, mobile(3));
  program.terminate();
  await pause(300);
  program.terminate();
  expect((await program.ended()).tookMs).toBeLessThan(2000);
});
