import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { inboundParameters, signedWebhook } from '../../apps/simulator/carrier/webhook';
import type { Random } from '../../apps/simulator/random';
import { answers } from '../../libs/check-ins/answer';
import { simulatorAccount } from '../../libs/platform/config/config';
import type { Ending, History } from './history';
import { pick, sidOf } from './seeds';

export interface Writer {
  readonly person: number;
  readonly phone: string;
}

export interface StormWish {
  readonly url: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** Ends it before its time. */
  readonly isOver?: () => boolean;
  readonly writers: readonly Writer[];
  readonly random: Random;
  readonly history: History;
}

export interface StormFigures {
  readonly answers: number;
  readonly acknowledged: number;
  /** Given up: nobody ever acknowledged it. */
  readonly abandoned: number;
  readonly tries: number;
  readonly longestSilenceMs: number;
  readonly p99Ms: number;
  readonly lagP99Ms: number;
}

/** A carrier waits 15 s for a webhook's answer. */
const patienceMs = 12_000;
const againAfterMs = 150;
const giveUpAfterMs = 60_000;

/** Answers come when they come, whatever the service does (open loop); each is tried again under its own id. */
export async function answerStorm(wish: StormWish): Promise<StormFigures> {
  const agent = new Agent({ connections: 64, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  const { perSecond, seconds, random, history } = wish;
  const from = history.lines.length;
  const waits: number[] = [];
  const lags: number[] = [];
  const under = new Set<Promise<void>>();
  const begin = Date.now();
  let given = 0;
  for (; given < perSecond * seconds && !wish.isOver?.(); given++) {
    const dueMs = begin + (given * 1000) / perSecond;
    if (dueMs > Date.now()) await pause(dueMs - Date.now());
    lags.push(Date.now() - dueMs);
    const writer = pick(random, wish.writers);
    const key = sidOf(random);
    const digit = Math.floor(random() * answers.length);
    const began = Date.now();
    const told = answerOnce(agent, wish, { writer, key, digit }).then((isTold) => {
      if (isTold) waits.push(Date.now() - began);
      under.delete(told);
    });
    under.add(told);
  }
  await Promise.all(under);
  await agent.destroy();
  const lines = history.lines.slice(from);
  const ok = lines.filter(({ event }) => event === 'ok');
  const okTimes = ok.map(({ atMs }) => atMs).sort((a, b) => a - b);
  return {
    answers: given,
    acknowledged: ok.length,
    abandoned: given - ok.length,
    tries: lines.filter(({ event }) => event === 'invoke').length,
    longestSilenceMs: Math.max(0, ...okTimes.slice(1).map((at, i) => at - (okTimes[i] ?? at))),
    p99Ms: quantile(waits, 0.99),
    lagP99Ms: quantile(lags, 0.99),
  };
}

async function answerOnce(
  agent: Agent,
  { url, history }: StormWish,
  { writer: { person, phone }, key, digit }: { writer: Writer; key: string; digit: number },
): Promise<boolean> {
  const call = { key, person, answer: answers[digit] };
  const parameters = inboundParameters(textOf(key, phone, String(digit + 1)), simulatorAccount.accountSid);
  const webhook = signedWebhook(simulatorAccount.authToken, `${url}/webhooks/sms/inbound`, parameters, key);
  for (const deadline = Date.now() + giveUpAfterMs; Date.now() < deadline; await pause(againAfterMs)) {
    history.write({ ...call, event: 'invoke' });
    const status = await request(`${url}/webhooks/sms/inbound`, { method: 'POST', ...webhook, dispatcher: agent }).then(
      async (answer) => (await answer.body.dump(), answer.statusCode),
      () => 0,
    );
    const event = endingOf(status);
    history.write({ ...call, event, status });
    if (event === 'ok') return true;
    if (event === 'fail') return false;
  }
  return false;
}

/** A refusal says that nothing was done; a fault, an overload or silence says nothing. */
function endingOf(status: number): Ending {
  if (status >= 200 && status < 300) return 'ok';
  return status >= 400 && status < 500 && status !== 429 ? 'fail' : 'info';
}

const textOf = (sid: string, from: string, body: string) =>
  ({
    kind: 'sms', sid, direction: 'inbound', from, to: simulatorAccount.from, body, segments: 1, messagingServiceSid: null,
    createdAtMs: 0, updatedAtMs: 0, sentAtMs: null, status: 'received', errorCode: null,
  }) as const; // prettier-ignore

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
