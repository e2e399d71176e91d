import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Random } from '../../apps/simulator/random';
import { answers } from '../../libs/check-ins/answer';
import { byPage, byText, type Door, doorOf, type Heard, type Saying, type Writer } from './answer-doors';
import type { Version } from './desk';
import type { Ending, History } from './history';
import type { Seen } from './seen';
import { pick, sidOf } from './seeds';

export interface StormWish {
  /** Where it rages: the door of the api processes, who answers, and what is written down. */
  readonly site: {
    readonly front: { readonly url: string };
    readonly writers: readonly Writer[];
    readonly history: History;
    readonly seen: Seen[];
  };
  /** What the pages ask about; a text is about whatever runs. */
  readonly incident: Version;
  readonly perSecond: number;
  readonly seconds: number;
  /** Ends it before its time. */
  readonly isOver?: () => boolean;
  readonly random: Random;
}

export interface StormFigures {
  readonly answers: number;
  readonly byPage: number;
  readonly acknowledged: number;
  /** Given up: nobody ever acknowledged it. */
  readonly abandoned: number;
  readonly tries: number;
  /** Acknowledged, and sent once more all the same. */
  readonly repeated: number;
  readonly longestSilenceMs: number;
  readonly p99Ms: number;
  readonly lagP99Ms: number;
}

/** A carrier waits 15 s for a webhook's answer. */
const patienceMs = 12_000;
/** A page tries again after a while, and later after longer; nobody presses a button ten times a second. */
const againAfterMs = [150, 300, 600, 1000] as const;
const giveUpAfterMs = 60_000;
const pageShare = 0.5;
const repeatedShare = 0.1;

/** Answers come when they come, whatever the service does (open loop); each is tried again under its own key. */
export async function answerStorm(wish: StormWish): Promise<StormFigures> {
  const agent = new Agent({ connections: 64, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  const { perSecond, seconds, random, site } = wish;
  const { writers, history } = site;
  const { url } = site.front;
  const from = history.lines.length;
  const waits: number[] = [];
  const lags: number[] = [];
  const under = new Set<Promise<void>>();
  const begin = Date.now();
  let [given, onPages, repeated] = [0, 0, 0];
  for (; given < perSecond * seconds && !wish.isOver?.(); given++) {
    const dueMs = begin + (given * 1000) / perSecond;
    if (dueMs > Date.now()) await pause(dueMs - Date.now());
    lags.push(Date.now() - dueMs);
    const saying = { writer: pick(random, writers), key: sidOf(random), digit: Math.floor(random() * answers.length) };
    const isText = random() >= pageShare;
    const isRepeated = random() < repeatedShare;
    if (!isText) onPages += 1;
    const began = Date.now();
    const answer = new Answering(agent, { ...wish, url }, saying, isText);
    const told = answer.untilHeard().then(async (isHeard) => {
      if (isHeard) waits.push(Date.now() - began);
      if (isHeard && isRepeated) {
        repeated += 1;
        await answer.untilHeard();
      }
      under.delete(told);
    });
    under.add(told);
  }
  await Promise.all(under);
  await agent.destroy();
  const lines = history.lines.slice(from);
  const ok = lines.filter(({ event }) => event === 'ok');
  const okTimes = ok.map(({ atMs }) => atMs).sort((a, b) => a - b);
  const acknowledged = new Set(ok.map(({ key }) => key)).size;
  return {
    answers: given,
    byPage: onPages,
    acknowledged,
    abandoned: given - acknowledged,
    tries: lines.filter(({ event }) => event === 'invoke').length,
    repeated,
    longestSilenceMs: Math.max(0, ...okTimes.slice(1).map((at, i) => at - (okTimes[i] ?? at))),
    p99Ms: quantile(waits, 0.99),
    lagP99Ms: quantile(lags, 0.99),
  };
}

/** One answer, asked until it is acknowledged or refused. */
class Answering {
  private readonly door: Door;

  constructor(
    private readonly agent: Agent,
    private readonly wish: StormWish & { readonly url: string },
    private readonly saying: Saying,
    private readonly isText: boolean,
  ) {
    const { url, incident } = wish;
    this.door = isText ? byText(url, saying) : byPage(url, incident.id, saying);
  }

  async untilHeard(): Promise<boolean> {
    const { site } = this.wish;
    const { writer, key, digit } = this.saying;
    const call = { door: doorOf(this.isText), key, person: writer.person, answer: answers[digit] };
    const deadline = Date.now() + giveUpAfterMs;
    for (let attempt = 0; Date.now() < deadline; attempt++) {
      site.history.write({ ...call, event: 'invoke' });
      const { status, id, text } = await this.door(this.agent).catch((): Heard => ({ status: 0, text: '' }));
      const event = endingOf(status);
      site.history.write({ ...call, event, status, id });
      site.seen.push({ reader: writer.person, text, isRefusal: status >= 400 });
      if (event !== 'info') return event === 'ok';
      await pause(againAfterMs[Math.min(attempt, againAfterMs.length - 1)]);
    }
    return false;
  }
}

/** A refusal says that nothing was done; a fault, an overload or silence says nothing. */
function endingOf(status: number): Ending {
  if (status >= 200 && status < 300) return 'ok';
  return status >= 400 && status < 500 && status !== 429 ? 'fail' : 'info';
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
