import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Answer } from '../../libs/check-ins/answer';
import { sql } from '../../libs/platform/database/sql';
import type { Bench, Findings, Invariants, Size } from './bench';
import { CarrierLine } from './carrier-line';
import { phoneOf } from './fan-out-crowd';
import type { FanOutService } from './fan-out-service';
import { percentiles } from './percentiles';
import { onStage, quiet, type StormStage } from './storm-service';

const perSecond = 300;
/** Of ten webhooks one has come before; of twenty one has been overtaken by what its sender wrote later. */
const repeatedEvery = 10;
const overtakenEvery = 20;
/** The program's code is compiled while it runs; a storm does not meet it cold. */
const warmUpTexts = 600;

/** What people write, and what it answers; nothing where it is no answer. */
const written: readonly (readonly [body: string, answer: Answer | undefined])[] = [
  ['1', 'safe'], ['OK', 'safe'], ['Je vais bien, merci !', 'safe'], ["I'm safe", 'safe'], ['أنا بخير', 'safe'], ['1️⃣', 'safe'],
  ['2', 'need_help'], ['3', 'not_in_area'], ['4', 'safe_need_shelter'], ['Mir geht es gut', 'safe'], ['Quoi ?', undefined],
  ['x'.repeat(480), undefined],
]; // prettier-ignore

export const bench: Bench = {
  title: 'SMS storm: 300 signed texts a second, some twice and some out of order, until each is on record and answered',
  goals: { replyP99Ms: { atMost: 300 }, takenPerSecond: { atLeast: 0.97 * perSecond } },
  run,
};

interface Text {
  readonly sid: string;
  /** Whose telephone. */
  readonly person: number;
  readonly body: string;
  readonly answer: Answer | undefined;
}

/** `--people` says how many write, and with that how long it takes. */
async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? 600 : 60 * perSecond);
  return onStage(people, async (stage) => {
    const before = (await stage.sink.report()).messages;
    const warmUp = Math.min(warmUpTexts, people / 4);
    const texts = textsOf(people);
    using line = new CarrierLine(stage.service.receipts);
    const taken = await sendAll(line, texts.slice(0, warmUp), perSecond / 6);
    await quiet(stage.database);
    line.forget();
    const cpuBefore = stage.service.cpuSeconds();
    const startedAt = performance.now();
    for (const [sid, text] of await sendAll(line, texts.slice(warmUp), perSecond)) taken.set(sid, text);
    const seconds = (performance.now() - startedAt) / 1000;
    await quiet(stage.database);
    const drainedMs = performance.now() - startedAt - seconds * 1000;
    const { messages } = await stage.sink.report();
    const { lost, twice, outside } = await judge(stage.database, taken);
    const replies = messages - before;
    const { p50Ms, p99Ms, lastMs } = percentiles(line.took);
    return {
      ours: {
        seconds, webhooks: texts.length - warmUp, messages: taken.size, p50Ms, p99Ms, maxMs: lastMs, statuses: line.statuses, replies, repliesLastMs: drainedMs,
        ...memory(stage), cpuMsPerMessage: cpuSince(stage, cpuBefore, taken.size - warmUp),
      },
      peers: {},
      limits: {},
      ratios: { replyP99Ms: p99Ms, takenPerSecond: (texts.length - warmUp) / seconds },
      invariants: {
        lost: lost + Math.max(0, taken.size - replies), twice: twice + Math.max(0, replies - taken.size), outside,
      },
    }; // prettier-ignore
  });
}

function memory({ service }: StormStage) {
  const { api, worker } = service.peakRssMb() ?? { api: 0, worker: 0 };
  return { apiPeakRssMb: api, workerPeakRssMb: worker };
}

/** Of the program alone, whatever else the machine does. */
function cpuSince({ service }: StormStage, before: ReturnType<FanOutService['cpuSeconds']>, messages: number) {
  const { api, worker } = service.cpuSeconds();
  return { api: ((api - before.api) * 1000) / messages, worker: ((worker - before.worker) * 1000) / messages };
}

/** In the order in which the carrier brings them. */
function textsOf(webhooks: number): Text[] {
  const texts: Text[] = [];
  for (let i = 0; i < webhooks; i++) {
    const [body, answer] = written[(i * 5) % written.length];
    if (i % repeatedEvery === repeatedEvery - 1) texts.push(texts[i - 1 - ((i * 7) % Math.min(i, 60))]);
    else texts.push({ sid: `SM${i.toString(16).padStart(32, '0')}`, person: i, body, answer });
  }
  for (let i = overtakenEvery / 2; i + 1 < webhooks; i += overtakenEvery) {
    const [first, second] = [texts[i], { ...texts[i + 1], person: texts[i].person }];
    texts.splice(i, 2, second, first);
  }
  return texts;
}

/** Whoever is served: texts come when they come. @returns those that were acknowledged */
async function sendAll(line: CarrierLine, texts: readonly Text[], rate: number): Promise<Map<string, Text>> {
  const taken = new Map<string, Text>();
  const startedAt = performance.now();
  const underWay: Promise<void>[] = [];
  for (let sent = 0; sent < texts.length; await pause(2)) {
    for (const due = ((performance.now() - startedAt) * rate) / 1000; sent < Math.min(due, texts.length); sent++) {
      const text = texts[sent];
      const dueAt = startedAt + (sent * 1000) / rate;
      underWay.push(
        line.post('/webhooks/sms/inbound', fieldsOf(text), dueAt).then(({ status }) => {
          if (status === 200) taken.set(text.sid, text);
        }),
      );
    }
  }
  await Promise.all(underWay);
  return taken;
}

const fieldsOf = ({ sid, person, body }: Text) => ({
  MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, SmsStatus: 'received', NumMedia: '0', NumSegments: '1',
  From: phoneOf(person), FromCountry: 'FR', To: '+33757900000', ToCountry: 'FR', Body: body,
}); // prettier-ignore

/** What the carrier was told that we have, against what stands in the tables. */
async function judge(database: DataSource, taken: ReadonlyMap<string, Text>): Promise<Invariants> {
  const rows = await sql<{ sid: string; answers: (Answer | null)[] }>(
    database,
    `SELECT message_sid AS sid, array_agg(answer) AS answers FROM inbound_sms
     LEFT JOIN check_in ON idempotency_key = 'sms:' || message_sid GROUP BY message_sid`,
  );
  const kept = new Map(rows.map(({ sid, answers }) => [sid, answers]));
  const isRight = ({ sid, answer }: Text): boolean => kept.get(sid)?.[0] === (answer ?? null);
  return {
    lost: [...taken.values()].filter((text) => !isRight(text)).length,
    twice: rows.filter(({ answers }) => answers.length > 1).length,
    outside: rows.filter(({ sid }) => !taken.has(sid)).length,
  };
}
