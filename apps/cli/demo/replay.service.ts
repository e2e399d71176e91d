import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { channelOf } from '../../../libs/channels/channel';
import type { Officers } from './agency-founder.service';
import { firstMessage, update } from './alert-messages';
import { planAnswers, type PlannedAnswer } from './answer-plan';
import { Board } from './board.service';
import { playCalls } from './calls-scene.service';
import { type Cast, castOf, playing } from './cast';
import type { Census } from './census';
import { playDispute } from './dispute-scene.service';
import { playHousehold } from './household-scene.service';
import type { PersonPages } from './person-pages.service';
import type { Bar } from './progress-bars';
import type { Screen } from './screen.service';
import { newsOfRelatives, openWork, reachOfVersion } from './service-facts.queries';
import { playSilence } from './silence-scene.service';
import type { SimulatedPhones } from './simulated-phones.service';
import { Stage } from './stage.service';

export interface ReplayParts {
  readonly database: DataSource;
  readonly phones: SimulatedPhones;
  readonly officers: Officers;
  readonly screen: Screen;
  readonly census: Census;
  readonly readers: PersonPages;
  /** Indexes of the people whom the alert is for. */
  readonly asked: readonly number[];
  readonly seed: number;
  readonly minutes: number;
}

/** Answers that come sooner after each other than this on average would be a faster evening than asked for. */
const leastMsPerAnswer = 80;
const mostWritingAtOnce = 48;
/** Work that is not done by then is lost, and the report says so. */
const patienceMs = 120_000;

const names = { sms: 'told by SMS', push: 'told by push', live: 'told on open pages', voice: 'told by voice' } as const;

/** The evening of 13 November 2015, in about two minutes. */
export class Replay {
  private version = 1;
  private written = 0;
  private answers: readonly PlannedAnswer[] = [];

  private readonly cast: Cast;

  constructor(private readonly parts: ReplayParts) {
    this.cast = castOf(parts.census.population, parts.asked);
  }

  /**
   * @param onIncident told the incident's public id as soon as there is one
   * @returns what should have happened and has not
   */
  async run(onIncident: (publicId: string) => void): Promise<readonly string[]> {
    const { screen } = this.parts;
    const { first, second, relief } = this.parts.officers;
    const started = Date.now();
    const say = (text: string): void =>
      screen.say(`[${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`);
    const board = new Board(screen, () => this.bars());
    try {
      const draft = await first.receiveCap(firstMessage(`demo-${randomUUID()}`, new Date()));
      onIncident(draft.id);
      say(`A CAP 1.2 message is in, handed over by ${first.name}. Nobody is told: it waits for a second officer.`);
      await this.pause(1.5);
      await second.approve(draft);
      say(`${second.name} has approved it with password and code. The alert goes out.`);
      await this.sent();
      say('Everyone in the area has it. They answer by SMS; whoever follows them hears.');
      const stage = this.stage(say);
      const answering = Promise.all([this.answer(), playScenes(stage)]);
      await this.pause(15, answering);
      const next = await second.draftUpdate(draft.id, update(new Date()));
      await first.approve(next);
      this.version = 2;
      say(`An update by ${second.name}, approved by ${first.name}.`);
      await answering;
      say('Everyone who wanted to has answered.');
      await this.sent();
      const end = await first.draftAllClear(draft.id);
      await relief.approve(end);
      this.version = 3;
      say(`The all-clear by ${first.name}, approved by ${relief.name}.`);
      await this.settled();
      say('Everything has arrived.');
      return stage.faults;
    } finally {
      await board.stop();
    }
  }

  private stage(say: (text: string) => void): Stage {
    const { phones, readers: pages, census } = this.parts;
    return new Stage({ phones, pages, ...census, cast: this.cast, say });
  }

  /** Everybody who reacts writes when it is their time, over the carrier's signed webhook. */
  private async answer(): Promise<void> {
    const { census, asked, seed, minutes, phones } = this.parts;
    const { population } = census;
    const writing = asked.filter((person) => !playing(this.cast).has(person));
    const people = writing.map((person) => ({ person, language: population[person].language }));
    const planned = planAnswers(seed, people);
    const spreadMs = Math.min(minutes * 30_000, planned.length * leastMsPerAnswer);
    this.answers = planned;
    const started = Date.now();
    const waiting = planned.values();
    const writer = async (): Promise<void> => {
      for (const { person, body, moment } of waiting) {
        await delay(Math.max(0, started + moment * spreadMs - Date.now()));
        await phones.write(population[person].phone, body);
        this.written += 1;
      }
    };
    await Promise.all(Array.from({ length: mostWritingAtOnce }, writer));
  }

  /** Seconds of a two-minute evening, shorter in a shorter one, and over when `sooner` is. */
  private async pause(seconds: number, sooner?: Promise<unknown>): Promise<void> {
    const time = delay((seconds * 1000 * this.parts.minutes) / 2);
    await (sooner ? Promise.race([time, sooner]) : time);
  }

  /** Waits until nothing of the present version waits to be handed over. */
  private async sent(): Promise<void> {
    const { database } = this.parts;
    for (const end = Date.now() + patienceMs; Date.now() < end; await delay(100)) {
      const [{ events, pages }, reached] = [await openWork(database), await reachOfVersion(database, this.version)];
      if (reached.length > 0 && events + pages === 0) return;
    }
  }

  /** Waits until neither the service nor the carrier has anything left to do. */
  private async settled(): Promise<void> {
    const { database, phones } = this.parts;
    let quiet = 0;
    for (const end = Date.now() + patienceMs; quiet < 3 && Date.now() < end; await delay(200)) {
      const { events, pages } = await openWork(database);
      quiet = events + pages + (await phones.underWay()) === 0 ? quiet + 1 : 0;
    }
    await phones.settle();
  }

  private async bars(): Promise<Bar[]> {
    const { database } = this.parts;
    const reached = await reachOfVersion(database, this.version);
    const told = reached.map(({ channel, planned, told: done }) => ({
      name: names[channelOf(channel)],
      done,
      total: planned,
    }));
    const answers = { name: 'texts written', done: this.written, total: this.answers.length };
    const news = await newsOfRelatives(database);
    return [...told, answers, { name: 'relatives told', done: news.told, total: news.planned }];
  }
}

async function playScenes(stage: Stage): Promise<void> {
  await playCalls(stage);
  await playDispute(stage);
  await playHousehold(stage);
  await playSilence(stage);
}
