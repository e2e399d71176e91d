import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate } from './alternate';
import type { Bench, Figures, Findings, Size } from './bench';
import { openBenchDatabase } from './bench-database';
import { judgeHistory } from './check-in-history';
import type { Contestant } from './check-in-contestant';
import type { CrowdOrder, CrowdReport } from './check-in-order';
import { loadAnswerers } from './check-in-people';

export const bench: Bench = {
  title: 'Check-in: an answer over HTTP, acknowledged when it is durable, by 200 connections',
  goals: {
    vsIdiomatic: { atLeast: 20 },
    vsRawNode: { atLeast: 0.75 },
    vsPgbench: { atLeast: 1 },
    p99MsAt5000: { atMost: 50 },
  },
  run,
};

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

const connections = 200;
const loads = { l01: 500, l02: 1000, l03: 5000, afterwards: 500 } as const;

async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? 20_000 : 100_000);
  const seconds = size.quick ? 1 : 4;
  await using home = await openBenchDatabase({ maxConnections: 200 });
  const incident = await loadAnswerers(home.dataSource, people);
  const directory = mkdtempSync(join(tmpdir(), 'tocsin-check-in-'));
  const history = join(directory, 'history');
  const crowd = fork(join(__dirname, 'check-in-crowd.ts'));
  const servers: ChildProcess[] = [];
  const start = async (contestant: Contestant): Promise<Server> => {
    const child = fork(join(__dirname, 'check-in-contestant.ts'), [contestant, home.url]);
    servers.push(child);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return { child, port };
  };
  let runs = 0;
  const ask = (port: number, name = incident.publicId, more: Partial<CrowdOrder> = {}): Promise<CrowdReport> =>
    reportOf(crowd, {
      run: `run${String(++runs).padStart(4, '0')}`, port, path: `/v1/incidents/${name}/check-ins`, people, connections,
      seconds, history, ...more,
    }); // prettier-ignore
  const last: Partial<Record<string, CrowdReport>> = {};
  const kept = async (name: string, report: Promise<CrowdReport>): Promise<number> => (last[name] = await report).perSecond; // prettier-ignore
  try {
    const [ours, raw, oneEach, idiomatic] = [await start('ours'), await start('raw'), await start('oneEach'), await start('idiomatic')]; // prettier-ignore
    const contestants = {
      ours: () => kept('ours', ask(ours.port)),
      raw: () => kept('raw', ask(raw.port)),
      oneEach: () => kept('oneEach', ask(oneEach.port)),
      idiomatic: () => kept('idiomatic', ask(idiomatic.port, String(incident.id))),
      pgbench: () => Promise.resolve(pgbench(home.url, incident.id, people, seconds, directory)),
    };
    const rates = await alternate(contestants, size);
    const open: Record<string, CrowdReport> = {};
    open['at5000'] = await ask(ours.port, undefined, { perSecond: 5000, connections: 5000, seconds: seconds * 2 });
    for (const [name, perSecond] of Object.entries(loads)) {
      open[name] = await ask(ours.port, undefined, { perSecond, connections: perSecond, seconds: seconds * 5 });
    }
    ours.child.send('memory');
    const [{ rssMb }] = (await once(ours.child, 'message')) as [{ rssMb: number }];
    const invariants = await judgeHistory(home.dataSource, history);
    return {
      ours: { people, answersPerSecond: rates.ours, closed: figuresOf(last['ours']), rssMb, ...each(open) },
      peers: { typeormPerSecond: rates.idiomatic, oneTransactionEachPerSecond: rates.oneEach },
      limits: { rawNodePerSecond: rates.raw, ...(rates.pgbench > 0 && { pgbenchPerSecond: rates.pgbench }) },
      ratios: {
        vsIdiomatic: rates.ours / rates.idiomatic,
        vsRawNode: rates.ours / rates.raw,
        ...(rates.pgbench > 0 && { vsPgbench: rates.ours / rates.pgbench }),
        p99MsAt5000: open['at5000'].p99Ms,
      },
      invariants,
    };
  } finally {
    for (const child of [crowd, ...servers]) child.disconnect();
    await Promise.all(servers.map(ended));
    rmSync(directory, { recursive: true, force: true });
  }
}

const figuresOf = (report: CrowdReport | undefined): Figures => {
  if (!report) return {};
  const { statuses, ...figures } = report;
  return { ...figures, statuses: { ...statuses } };
};

const each = (reports: Readonly<Record<string, CrowdReport>>): Figures =>
  Object.fromEntries(Object.entries(reports).map(([name, report]) => [name, figuresOf(report)]));

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function reportOf(crowd: ChildProcess, order: CrowdOrder): Promise<CrowdReport> {
  const answered = once(crowd, 'message');
  crowd.send(order);
  const [report] = await answered;
  return report as CrowdReport;
}

/** The same three rows, one transaction for each answer, without HTTP. @returns 0 when there is no pgbench here */
function pgbench(url: string, incidentId: number, people: number, seconds: number, directory: string): number {
  const script = join(directory, 'answer.sql');
  writeFileSync(
    script,
    `\\set person random(1, ${people})
     WITH written AS (
       INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, said_at, recorded_at)
       SELECT ${incidentId}, id, 'safe', 'page', true, gen_random_uuid(), now(), now() FROM person WHERE id = :person RETURNING *),
     counted AS (
       INSERT INTO current_check_in AS current (incident_id, person_id, check_in_id, answer, source, verified, said_at, recorded_at)
       SELECT incident_id, person_id, id, answer, source, verified, said_at, recorded_at FROM written
       ON CONFLICT (incident_id, person_id) DO UPDATE SET check_in_id = excluded.check_in_id, answer = excluded.answer,
         said_at = excluded.said_at, recorded_at = excluded.recorded_at)
     INSERT INTO outbox (type, payload, occurred_at)
     SELECT 'check-in-recorded', jsonb_build_object('checkInId', id, 'personId', person_id), now() FROM written;`,
  );
  try {
    const options = ['-n', '-M', 'prepared', '-c', '20', '-j', '2', '-T', String(seconds), '-f', script];
    const text = execFileSync('pgbench', [...options, url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/tps = ([\d.]+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
