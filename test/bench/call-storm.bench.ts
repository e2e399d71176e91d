import type { DataSource } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { readVerbs, type Verb } from '../../apps/simulator/carrier/voice-twiml';
import { sql } from '../../libs/platform/database/sql';
import type { Bench, Findings, Invariants, Size } from './bench';
import { CarrierLine } from './carrier-line';
import { phoneOf } from './fan-out-crowd';
import { percentiles } from './percentiles';
import { seeded } from './seeded';
import { onStage } from './storm-service';

const atOnce = 100;
const random = seeded(3);
/** Another language, the alert once more, "I am safe", and the same again. */
const keys = ['9', '5', '1', '1'] as const;
/** Of so many callers one hangs up before the answer. */
const hangsUpEvery = 5;
/** Of so many callers one is a stranger: nobody whom we know. */
const strangerEvery = 2;

export const bench: Bench = {
  title: 'Call storm: a hundred calls at once, five steps each, keys that come twice, some hang up before they answer',
  goals: { stepP99Ms: { atMost: 300 } },
  run,
};

interface Caller {
  readonly sid: string;
  readonly phone: string;
  /** Steps until they hang up; all when left out. */
  readonly steps: number;
}

/** `--people` says how many call. */
async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? 200 : 1000);
  return onStage(people, async ({ database, service }) => {
    using line = new CarrierLine(service.receipts);
    const callers = Array.from({ length: people }, (_, n) => callerOf(n, people));
    const waiting = [...callers];
    const startedAt = performance.now();
    const lines = Array.from({ length: atOnce }, async (_, n) => {
      await pause(n * 15); // they do not all dial at the same moment
      for (let caller = waiting.pop(); caller; caller = waiting.pop()) await call(line, caller);
    });
    await Promise.all(lines);
    const seconds = (performance.now() - startedAt) / 1000;
    const { p50Ms, p99Ms, lastMs } = percentiles(line.took);
    return {
      ours: {
        calls: people, atOnce, seconds, stepsPerSecond: line.took.length / seconds, p50Ms, p99Ms, maxMs: lastMs, statuses: line.statuses,
      },
      peers: {},
      limits: {},
      ratios: { stepP99Ms: p99Ms },
      invariants: await judge(database, callers),
    }; // prettier-ignore
  });
}

function callerOf(n: number, people: number): Caller {
  return {
    sid: `CA${n.toString(16).padStart(32, '0')}`,
    phone: phoneOf(n % strangerEvery === 0 ? n : people + n + 1),
    steps: n % hangsUpEvery === 0 ? 1 + (n % 2) : keys.length,
  };
}

/** A key follows what is said after half a second to a second and a half. */
async function call(line: CarrierLine, { sid, phone, steps }: Caller): Promise<void> {
  const turn = { CallSid: sid, From: phone, To: '+33757900000', Direction: 'inbound', CallStatus: 'in-progress' };
  let verbs = await ask(line, '/webhooks/voice/inbound', turn);
  for (const key of keys.slice(0, steps)) {
    const gather = verbs.find((verb) => verb.verb === 'gather');
    if (!gather?.action) throw new Error(`call ${sid} was not asked for a key`);
    await pause(500 + random() * 1000);
    const { pathname, search } = new URL(gather.action);
    const press = () => ask(line, pathname + search, { ...turn, Digits: key });
    [verbs] = await Promise.all([press(), press()]);
  }
}

/** Follows redirects, as the carrier does. */
async function ask(line: CarrierLine, path: string, turn: Readonly<Record<string, string>>): Promise<Verb[]> {
  const { status, body } = await line.post(path, turn);
  const verbs = status === 200 ? readVerbs('text/xml', body) : undefined;
  if (!verbs) throw new Error(`a turn of a call was answered with ${status}`);
  const redirect = verbs.find((verb) => verb.verb === 'redirect');
  if (!redirect) return verbs;
  const { pathname, search } = new URL(redirect.to);
  return ask(line, pathname + search, turn);
}

async function judge(database: DataSource, callers: readonly Caller[]): Promise<Invariants> {
  const rows = await sql<{ sid: string; answers: number }>(
    database,
    `SELECT split_part(idempotency_key, ':', 2) AS sid, count(*) AS answers FROM check_in
     WHERE source = 'voice' AND answer = 'safe' GROUP BY 1`,
  );
  const answers = new Map(rows.map((row) => [row.sid, row.answers]));
  const answered = callers.filter(({ steps }) => steps === keys.length);
  const hungUp = callers.filter(({ steps }) => steps < keys.length);
  return {
    lost: answered.filter(({ sid }) => !answers.has(sid)).length,
    twice: rows.filter((row) => row.answers > 1).length,
    outside: hungUp.filter(({ sid }) => answers.has(sid)).length,
  };
}
