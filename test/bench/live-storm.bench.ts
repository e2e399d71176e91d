import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Pool } from 'undici';
import { freePort } from '../../apps/cli/demo/free-port.service';
import { deliveryStatus } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import { hashToken } from '../../libs/platform/token';
import { Vault } from '../../libs/platform/vault/vault';
import type { Bench, Findings, Invariants, Size } from './bench';
import { openBenchDatabase } from './bench-database';
import { sessionToken } from './check-in-people';
import { loadCrowd } from './fan-out-people';
import { FanOutService, freshKeys } from './fan-out-service';
import type { StormOrder, StormReport } from './live-storm-crowd';
import { percentiles } from './percentiles';
import { SinkProcess } from './sink-process';

/** Pages are opened over a while, as people open them; how they come back is theirs alone. */
const openedPerSecond = 700;
const crowdProcesses = 2;
const answersPerSecond = 40;
/** A code of an officer counts once, and is replaced after so long. */
const nextCodesMs = 31_000;
const patienceMs = 120_000;
const idleMs = 5000;

export const bench: Bench = {
  title: 'Live storm: the gateway is killed with everybody on it, and the product’s own pages come back',
  goals: {
    connectMs: { atMost: 30_000 },
    broadcastP99Ms: { atMost: 1500 },
    answersP99Ms: { atMost: 250 },
    gatewayRssMb: { atMost: 350 },
    backMs: { atMost: 45_000 },
    acceptedInOneSecond: { atMost: 1500 },
    transactionsPerClient: { atMost: 1 },
    maxLoopBlockMs: { atMost: 50 },
  },
  run,
};

async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? 300 : 10_000);
  await using home = await openBenchDatabase({ maxConnections: 200 });
  const { dataSource: database, url } = home;
  using sink = await SinkProcess.start();
  const keys = freshKeys();
  const crowd = { inside: people, outside: 0, compared: 0, passing: 0 };
  await loadCrowd(database, new Vault(keys), crowd, sink.address.pushOrigin);
  await signIn(database, people);
  await using service = await FanOutService.start(url, sink.address, keys);
  const port = await freePort(0);
  const metricsPort = await freePort(0);
  const startGateway = () => service.another('gateway', { PORT: String(port), METRICS_PORT: String(metricsPort) });
  let gateway = startGateway();
  const crowds = await Crowds.start(people, port, service.config.port);
  try {
    await sink.begin({ people: { from: 0, count: crowd.inside }, hasFaults: false });
    await service.staff(database);
    await listening(port);

    const openedAt = Date.now();
    const connected = await crowds.allCaughtUpAfter(openedAt);
    const idle = await perSecond(database);
    const connectedRss = rssMb(gateway.pid);
    const connectBlock = await longestBlockMs(metricsPort);

    const alert = await service.publish();
    const answers = answerMeanwhile(service.config.port, alert.id, people);
    await handled(database);
    await crowds.quiet();
    const answersP99Ms = await answers();
    const before = await crowds.report();
    const { at, frozenAt } = await sqlOne<{ at: Date; frozenAt: Date }>(
      database,
      `SELECT max(occurred_at) AS at, max(handled_at) AS "frozenAt" FROM outbox WHERE type = 'alert-published'`,
    );
    const heard = before.messages.map(([, , heardAt]) => heardAt - at.getTime());
    const broadcast = {
      frozenMs: frozenAt.getTime() - at.getTime(),
      firstMs: Math.min(...heard),
      ...percentiles(heard),
    };
    const missedBefore = await judge(database, before);
    const rss = rssMb(gateway.pid);
    const broadcastBlock = await longestBlockMs(metricsPort);

    await pause(nextCodesMs);
    const killedAt = Date.now();
    if (gateway.pid === undefined) throw new Error('there is no gateway to kill');
    process.kill(gateway.pid, 'SIGKILL');
    await gateway.gone;
    gateway = startGateway();
    const away = listening(port).then(async () => {
      await longestBlockMs(metricsPort); // that of its beginning, when nobody was there
      return Date.now() - killedAt;
    });
    // Newer words leave while nobody listens.
    await service.update(alert.id);
    await frozen(database);
    const frozenMs = Date.now() - killedAt;
    const [startedWith, startedAt] = [await transactions(database), Date.now()];
    const awayMs = await away;
    const back = await crowds.allCaughtUpAfter(killedAt);
    const backRss = rssMb(gateway.pid);
    const backBlock = await longestBlockMs(metricsPort);
    await pause(2000); // the server counts transactions with a delay of a second
    const seconds = (Date.now() - startedAt) / 1000;
    const asked = (await transactions(database)) - startedWith;
    await crowds.quiet();
    const after = await crowds.report();
    const missedAfter = await judge(database, after);
    const storm = after.acceptedAt.filter((moment) => moment > killedAt);
    return {
      ours: {
        clients: people, connectMs: connected - openedAt, connectedRssMb: connectedRss, rssMb: rss, backRssMb: backRss,
        broadcast, answersP99Ms, newerWordsMs: frozenMs, gatewayAwayMs: awayMs, backMs: back - killedAt,
        loopBlockMs: { connect: connectBlock, broadcast: broadcastBlock, back: backBlock },
        accepted: storm.length, statuses: { ...after.statuses }, transactions: asked, idleTransactionsPerSecond: idle,
      },
      peers: {},
      limits: {},
      ratios: {
        connectMs: connected - openedAt, broadcastP99Ms: broadcast.p99Ms, answersP99Ms, gatewayRssMb: Math.max(rss, backRss),
        backMs: back - killedAt, acceptedInOneSecond: mostWithin(1000, storm),
        transactionsPerClient: Math.max(0, asked - idle * seconds) / people,
        maxLoopBlockMs: Math.max(broadcastBlock, backBlock),
      },
      invariants: {
        lost: missedBefore.lost + missedAfter.lost, twice: missedAfter.twice, outside: missedAfter.outside,
      },
    }; // prettier-ignore
  } finally {
    crowds.close();
    await gateway.stop();
  }
}

/** The people in their processes. */
class Crowds {
  static async start(people: number, gatewayPort: number, apiPort: number): Promise<Crowds> {
    const share = Math.ceil(people / crowdProcesses);
    const children = Array.from({ length: crowdProcesses }, () => fork(join(__dirname, 'live-storm-crowd')));
    const overMs = (people / openedPerSecond) * 1000;
    const orders = children.map((_, i): StormOrder => {
      const from = i * share;
      return { from, count: Math.min(share, people - from), overMs, gatewayPort, apiPort };
    });
    return Promise.resolve(new Crowds(children, orders));
  }

  private isOpen = false;

  private constructor(
    private readonly children: readonly ChildProcess[],
    private readonly orders: readonly StormOrder[],
  ) {}

  /** @returns when the last of them had all that it had missed */
  async allCaughtUpAfter(moment: number): Promise<number> {
    if (!this.isOpen) for (const [i, child] of this.children.entries()) child.send(this.orders[i]);
    this.isOpen = true;
    for (const deadline = moment + patienceMs; ; await pause(500)) {
      const { caughtUpAt } = await this.report();
      if (caughtUpAt.length > 0 && caughtUpAt.every((at) => at > moment)) return Math.max(...caughtUpAt);
      if (Date.now() > deadline) {
        const away = caughtUpAt.filter((at) => at <= moment).length;
        throw new Error(`${away} of ${caughtUpAt.length} pages are not back after ${patienceMs / 1000} s`);
      }
    }
  }

  /** Resolves when nothing has come for two seconds. */
  async quiet(): Promise<void> {
    for (let before = -1; ;) {
      const { messages } = await this.report();
      if (messages.length === before) return;
      before = messages.length;
      await pause(2000);
    }
  }

  async report(): Promise<StormReport> {
    const reports = await Promise.all(
      this.children.map(async (child) => {
        const answer = once(child, 'message');
        child.send('report');
        return ((await answer) as [StormReport])[0];
      }),
    );
    const statuses: Record<string, number> = {};
    for (const each of reports)
      for (const [status, count] of Object.entries(each.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
    return {
      caughtUpAt: reports.flatMap(({ caughtUpAt }) => caughtUpAt),
      acceptedAt: reports.flatMap(({ acceptedAt }) => acceptedAt),
      messages: reports.flatMap(({ messages }) => messages),
      statuses,
    };
  }

  close(): void {
    for (const child of this.children) child.kill();
  }
}

/** A gateway alone answers no request but a WebSocket's. */
async function listening(port: number): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(50)) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
  }
  throw new Error('the gateway does not listen');
}

/** Since the last time that it was asked; the gateway looks every ten milliseconds, and these are counted. */
async function longestBlockMs(metricsPort: number): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds ([\d.e-]+)$/m.exec(metrics)?.[1] ?? NaN) * 1000;
}

/** Person number n of the crowd is row n + 1. */
async function signIn(database: DataSource, people: number): Promise<void> {
  const hashes = Array.from({ length: people }, (_, n) => hashToken(sessionToken(n)));
  await sql(
    database,
    `INSERT INTO person_link (token_hash, person_id, purpose, created_at, expires_at)
     SELECT hash, n, 'session', now(), now() + interval '1 day' FROM unnest($1::bytea[]) WITH ORDINALITY AS given (hash, n)`,
    [hashes],
  );
}

/** Resolves when every event has been handled, and every page handed over or waiting for a later try. */
async function handled(database: DataSource): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(100)) {
    const { open } = await sqlOne<{ open: number }>(
      database,
      `SELECT (SELECT count(*) FROM outbox WHERE handled_at IS NULL AND type = 'alert-published')
         + (SELECT count(*) FROM delivery_page WHERE channel = ${channelCodes.live} AND done_at IS NULL) AS open`,
    );
    if (open === 0) return;
  }
  throw new Error('the alert is not handed over');
}

async function frozen(database: DataSource): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(50)) {
    const { open } = await sqlOne<{ open: number }>(
      database,
      `SELECT count(*) AS open FROM outbox WHERE handled_at IS NULL AND type = 'alert-published'`,
    );
    if (open === 0) return;
  }
  throw new Error('the audience is not frozen');
}

/** What the ledger says that a person was told live, and may still be told, against what came to their page. */
async function judge(database: DataSource, { messages }: StormReport): Promise<Invariants> {
  const { queued, handed, accepted, delivered, seen, unknown } = deliveryStatus;
  const rows = await sql<{ name: string; holds: boolean }>(
    database,
    `SELECT person_id - 1 || ':' || notice_id AS name, superseded_at IS NULL AS holds
     FROM delivery JOIN notice ON notice.id = notice_id
     WHERE channel = ${channelCodes.live} AND delivery.status IN (${[queued, handed, accepted, delivered, seen, unknown].join(', ')})`,
  );
  const told = new Set(rows.map(({ name }) => name));
  const came = messages.map(([person, notice]) => `${person}:${notice}`);
  const distinct = new Set(came);
  return {
    lost: rows.filter(({ name, holds }) => holds && !distinct.has(name)).length,
    twice: came.length - distinct.size,
    outside: [...distinct].filter((name) => !told.has(name)).length,
  };
}

/** People answer while the alert goes out. @returns ends it: the 99th percentile until an answer was acknowledged */
function answerMeanwhile(port: number, incident: string, people: number): () => Promise<number> {
  const api = new Pool(`http://127.0.0.1:${port}`, { connections: 16 });
  const took: number[] = [];
  const underWay = new Set<Promise<void>>();
  let n = 0;
  const answer = async (person: number): Promise<void> => {
    const began = performance.now();
    const { statusCode, body } = await api.request({
      path: `/v1/incidents/${incident}/check-ins`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${sessionToken(person)}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: '{"answer":"safe"}',
    });
    await body.dump();
    if (statusCode >= 300) throw new Error(`an answer was refused with ${statusCode}`);
    took.push(performance.now() - began);
  };
  const timer = setInterval(() => {
    const each = answer((n++ * 7919) % people).finally(() => underWay.delete(each));
    underWay.add(each);
  }, 1000 / answersPerSecond);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
    await api.close();
    return percentiles(took).p99Ms;
  };
}

function mostWithin(milliseconds: number, moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last++) {
    while (sorted[last] - sorted[first] >= milliseconds) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Of all processes of the service together; each statement outside a transaction counts as one. */
async function transactions(database: DataSource): Promise<number> {
  const { done } = await sqlOne<{ done: number }>(
    database,
    'SELECT xact_commit + xact_rollback AS done FROM pg_stat_database WHERE datname = current_database()',
  );
  return done;
}

async function perSecond(database: DataSource): Promise<number> {
  const before = await transactions(database);
  await pause(idleMs);
  return ((await transactions(database)) - before) / (idleMs / 1000);
}

/** @returns 0 where the system does not say */
function rssMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
