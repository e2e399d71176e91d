import { setTimeout as pause } from 'node:timers/promises';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { deliveryStatus, waiting } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import { Vault } from '../../libs/platform/vault/vault';
import type { Bench, Findings, Invariants, Size } from './bench';
import { openBenchDatabase } from './bench-database';
import { addBacklog } from './fan-out-backlog';
import type { Crowd } from './fan-out-crowd';
import { IdiomaticDelivery, idiomaticFanOut } from './fan-out-idiomatic';
import { comparedArea, loadCrowd, passingArea } from './fan-out-people';
import { FanOutService, freshKeys } from './fan-out-service';
import type { SinkReport } from './fan-out-sink';
import { SinkProcess } from './sink-process';

const usual = { whole: 100_000, quick: 2_000 };
const peerSize = { whole: 3_000, quick: 200 };
/** Of ours, in the alert that is held against the idiomatic way, which has no faults and nobody confirms either. */
const comparedSize = { whole: 20_000, quick: 2_000 };
const outsiders = 500;
/** Who is told in spite of a backlog as large as the first alert. */
const passing = 1000;
/** A carrier that is silent makes a message wait for half a minute, and its second attempt as long again. */
const patienceMs = { least: 150_000, perPerson: 2 };

export const bench: Bench = {
  title:
    'Fan-out: an extreme alert from approval to everybody handed off, against save(), a job and an SDK call for each',
  goals: {
    vsIdiomaticPerRecipient: { atLeast: 20 },
    frozenMs: { atMost: 10_000 },
    firstHandOffMs: { atMost: 1000 },
    p99HandOffMs: { atMost: 180_000 },
    peakRssMb: { atMost: 400 },
  },
  run,
};

/** One run: an alert is not repeated, and a million people take minutes to load. */
async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? usual.quick : usual.whole);
  const compared = size.quick ? comparedSize.quick : comparedSize.whole;
  const crowd: Crowd = { inside: people, outside: Math.min(outsiders, people), compared, passing };
  await using bench = await openBenchDatabase({ entities: [IdiomaticDelivery], poolSize: 12, maxConnections: 200 });
  const { dataSource: database, url } = bench;
  using sink = await SinkProcess.start();
  const keys = freshKeys();
  say(`${people.toLocaleString('en')} people are loaded`);
  await loadCrowd(database, new Vault(keys), crowd, sink.address.pushOrigin);
  const ours = await publish({ database, url, sink }, keys, crowd);
  say('the idiomatic way');
  const idiomatic = await comparison({ database, url, sink }, size);
  const { approvedAt, frozenAt, report, peak, cpu } = ours;
  const { first, half, most, last } = report.moments;
  return {
    ours: {
      people, messages: report.messages, microsecondsPerRecipient: ours.plain, throughBacklog: ours.passing,
      handOff: { firstMs: first - approvedAt, halfMs: half - approvedAt, p99Ms: most - approvedAt, lastMs: last - approvedAt },
      refusedByCarriers: report.refused, confirmed: report.confirmed, confirmationsRefused: report.confirmationsRefused,
      confirmationsWaitingAtP99: ours.waitingAtP99, cpuSeconds: cpu, ...(peak && { peakRssMb: peak }), statuses: ours.statuses,
    },
    peers: { microsecondsPerRecipient: idiomatic },
    limits: {},
    ratios: {
      vsIdiomaticPerRecipient: idiomatic / ours.plain,
      frozenMs: frozenAt - approvedAt,
      firstHandOffMs: first - approvedAt,
      p99HandOffMs: most - approvedAt,
      ...(peak && { peakRssMb: Math.max(peak.api, peak.worker) }),
    },
    invariants: ours.invariants,
  }; // prettier-ignore
}

interface Stage {
  readonly database: DataSource;
  readonly url: string;
  readonly sink: SinkProcess;
}

async function publish({ database, url, sink }: Stage, keys: Parameters<typeof FanOutService.start>[2], crowd: Crowd) {
  await using service = await FanOutService.start(url, sink.address, keys);
  await sink.begin({ people: { from: 0, count: crowd.inside }, hasFaults: true, service: service.receipts });
  await service.staff(database);
  const cpuBefore = service.cpuSeconds();
  say('the alert is published');
  await service.publish();
  const { approvedAt, frozenAt } = await service.frozen(database);
  say(`the audience is frozen after ${frozenAt - approvedAt} ms`);
  const waitingAtP99 = await service.alive(handedOver(database, sink, crowd));
  const report = await sink.report();
  const cpuAfter = service.cpuSeconds();
  const all = { statuses: await statuses(database), invariants: await judge(database, report) };
  say('an alert without faults and confirmations, to be compared');
  const plain = await service.alive(comparedAlert({ database, url, sink }, service, crowd));
  say('an alert that has to pass a backlog');
  const passing = await service.alive(passingAlert({ database, url, sink }, service, crowd, new Vault(keys)));
  process.stderr.write(service.logs().slice(0, 4000));
  return {
    ...all, approvedAt, frozenAt, report, waitingAtP99, plain, passing,
    peak: service.peakRssMb(),
    cpu: { api: cpuAfter.api - cpuBefore.api, worker: cpuAfter.worker - cpuBefore.worker },
  }; // prettier-ignore
}

/** Over before the ladder would send texts to those whose push nobody confirms. @returns microseconds for each recipient */
async function comparedAlert(stage: Stage, service: FanOutService, crowd: Crowd): Promise<number> {
  await stage.sink.begin({ people: { from: crowd.inside + crowd.outside, count: crowd.compared }, hasFaults: false });
  await service.publish(comparedArea);
  const { lastMs } = await everybodyTold(stage, service);
  return (lastMs * 1000) / crowd.compared;
}

/** An alert to few while news for relatives waits, much of it in hand already (L13). */
async function passingAlert(stage: Stage, service: FanOutService, crowd: Crowd, vault: Vault) {
  const { database, sink } = stage;
  const from = crowd.inside + crowd.outside + crowd.compared;
  await sink.begin({ people: { from, count: crowd.passing }, hasFaults: false });
  await addBacklog(database, vault, crowd.inside, from);
  while ((await sink.report()).messages === 0) await pause(50);
  await service.publish(passingArea);
  return everybodyTold(stage, service);
}

/** @returns how long after the approval the first and the last were handed their message */
async function everybodyTold({ database, sink }: Stage, service: FanOutService) {
  const { approvedAt } = await service.frozen(database);
  for (const deadline = Date.now() + 50_000; ; await pause(250)) {
    const { missing, moments } = await sink.report();
    if (missing === 0) return { firstMs: moments.first - approvedAt, lastMs: moments.last - approvedAt };
    if (Date.now() > deadline) throw new Error(`${missing} people were not told in time`);
  }
}

/** Waits until every page is done and nobody confirms any more. @returns confirmations that waited when 99 % had been told */
async function handedOver(database: DataSource, sink: SinkProcess, { inside }: Crowd): Promise<number> {
  const deadline = Date.now() + Math.max(patienceMs.least, inside * patienceMs.perPerson);
  let waitingAtP99: number | undefined;
  for (;;) {
    await pause(1000);
    const { missing, messages, confirmationsWaiting } = await sink.report();
    if (missing <= inside / 100) waitingAtP99 ??= confirmationsWaiting;
    const { open } = await sqlOne<{ open: number }>(
      database,
      'SELECT count(*) AS open FROM delivery_page WHERE done_at IS NULL',
    );
    say(`${messages} messages, ${missing} people missing, ${confirmationsWaiting} confirmations wait, ${open} pages`);
    const isDone = open === 0 && confirmationsWaiting === 0;
    if (isDone || Date.now() > deadline) return waitingAtP99 ?? confirmationsWaiting;
  }
}

/**
 * What the carrier knows against what our ledger says. Whoever was told nothing is lost, unless the ledger lists the
 * outcome as unknown (the carrier was silent at every attempt that was allowed), or a page of it still waits to try again.
 */
async function judge(database: DataSource, { missing, twice, outside, distinct }: SinkReport): Promise<Invariants> {
  const { accepted, delivered, seen, unknown } = deliveryStatus;
  const told = (channel: 'push' | 'sms') =>
    sqlOne<{ told: number }>(
      database,
      `SELECT count(*) AS told FROM delivery WHERE channel = $1 AND status IN (${accepted}, ${delivered}, ${seen})`,
      [channelCodes[channel]],
    );
  const [push, sms] = await Promise.all([told('push'), told('sms')]);
  const { listed } = await sqlOne<{ listed: number }>(
    database,
    `SELECT count(DISTINCT person_id) AS listed FROM delivery WHERE channel <> ${channelCodes.live} AND (
       status = ${unknown} OR status IN (${waiting.join(', ')}) AND EXISTS (
         SELECT FROM delivery_page page WHERE delivery.notice_id = ANY (page.notice_ids) AND page.channel = delivery.channel
           AND page.page = delivery.page AND page.done_at IS NULL))`,
  );
  const claimed = Math.max(0, push.told - distinct.push) + Math.max(0, sms.told - distinct.sms);
  return { lost: Math.max(0, missing - listed) + claimed, twice, outside };
}

async function statuses(database: DataSource): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; count: number }>(
    database,
    `SELECT channel || '/' || status AS name, count(*) AS count FROM delivery GROUP BY channel, status ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

async function comparison({ database, url, sink }: Stage, size: Size): Promise<number> {
  const people = size.quick ? peerSize.quick : peerSize.whole;
  await database.query(
    `CREATE TABLE idiomatic_delivery (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), person integer NOT NULL,
       channel text NOT NULL, status text NOT NULL, reference text, created_at timestamptz NOT NULL DEFAULT now(),
       updated_at timestamptz NOT NULL DEFAULT now());
     CREATE INDEX ON idiomatic_delivery (status)`,
  );
  const client = new Client({ connectionString: url });
  await client.connect();
  await runMigrations(client, 'idiomatic');
  await client.end();
  await sink.begin({ people: { from: 0, count: people }, hasFaults: false });
  const microseconds = await idiomaticFanOut({ database, url, sink: sink.address }, people);
  const { missing } = await sink.report();
  if (missing > 0) throw new Error(`the idiomatic way has left out ${missing} people`);
  return microseconds;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);
