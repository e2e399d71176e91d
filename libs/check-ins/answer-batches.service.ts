import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isPassingFault } from '../platform/database/passing-fault';
import { platformProblems } from '../platform/platform-problems';
import type { Answer } from './answer';
import { AnswerLane } from './answer-lane';
import { AnswerPace } from './answer-pace';
import { type AnswerDoor, AnswerWriterService } from './answer-writer.service';
import type { CheckIn, Recorded } from './check-in';

interface Entry {
  readonly checkIn: CheckIn;
  readonly door: AnswerDoor | undefined;
  readonly batchedBy: string;
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (fault: unknown) => void;
}

interface Lane {
  readonly waiting: AnswerLane<Entry>;
  readonly pace: AnswerPace;
  /** From the first answer of a batch until the batch leaves. */
  readonly collectMs: number;
  timer?: NodeJS.Timeout | undefined;
  underWay: number;
}

const largestBatch = 500;
/** Of one lane, whatever the pace: what is refused costs no memory. */
const mostWaiting = 20_000;
/** Of one lane: while one commits, the next is written. */
const mostUnderWay = 2;

/** What would wait longer is refused at once, so that its sender knows, and those who are admitted are served. */
const patienceMs = {
  /** Whoever has a page open is told to send again. */
  page: 1000,
  /** Who calls for help waits rather than being turned away. */
  help: 10_000,
  /** A carrier waits fifteen seconds and does not bring the message again. */
  message: 10_000,
};
/** Reads that can wait make room long before an answer has to be refused. */
const calmMs = 250;

/**
 * On a bad night everybody answers at once. Answers of the same few milliseconds are written together, in one
 * transaction; each caller hears of theirs after it has been committed. Calls for help have a lane of their own and wait
 * for nobody's "safe". How long an answer would wait bounds the queue, not how many wait.
 */
@Injectable()
export class AnswerBatchesService {
  private readonly help = laneOf(1);
  private readonly others = laneOf(4);

  constructor(
    private readonly database: DataSource,
    private readonly writer: AnswerWriterService,
  ) {}

  /** @throws overloaded when it would wait too long: to be sent again */
  record(checkIn: CheckIn, door?: AnswerDoor): Promise<Recorded> {
    const lane = this.laneFor(checkIn.answer);
    return new Promise((resolve, reject) => {
      this.assertRoom(checkIn.answer, door !== undefined);
      const batchedBy = `${checkIn.incidentId}:${checkIn.personId}`;
      if (!lane.waiting.push({ checkIn, door, batchedBy, resolve, reject })) throw overloaded;
      lane.pace.came(performance.now());
      this.collect(lane);
    });
  }

  /** @throws overloaded when an answer that came now would wait too long */
  assertRoom(answer: Answer, isMessage = false): void {
    const lane = this.laneFor(answer);
    const patience = lane === this.help ? patienceMs.help : isMessage ? patienceMs.message : patienceMs.page;
    if (lane.pace.waitMs(performance.now()) > patience) throw overloaded;
  }

  /** @throws overloaded when answers queue up: what can wait leaves the machine to them */
  assertCalm(): void {
    const now = performance.now();
    const isBehind = [this.help, this.others].some(({ pace }) => pace.waitMs(now) > calmMs);
    if (isBehind) throw platformProblems['overloaded'](undefined, { retryAfterSeconds: 10 });
  }

  private laneFor(answer: Answer): Lane {
    return answer === 'need_help' ? this.help : this.others;
  }

  private collect(lane: Lane): void {
    const { waiting, collectMs, underWay } = lane;
    if (underWay >= mostUnderWay || waiting.length === 0) return;
    if (waiting.length >= largestBatch) this.leave(lane);
    else lane.timer ??= setTimeout(() => this.leave(lane), collectMs);
  }

  private leave(lane: Lane): void {
    clearTimeout(lane.timer);
    lane.timer = undefined;
    lane.underWay++;
    const batch = lane.waiting.take();
    void this.settle(batch).finally(() => {
      lane.underWay--;
      lane.pace.settled(batch.length, performance.now());
      this.collect(lane);
    });
  }

  /** One bad answer harms no neighbour: what fails together is tried again one by one, unless the database is away. */
  private async settle(batch: readonly Entry[]): Promise<void> {
    try {
      const recorded = await this.write(batch);
      batch.forEach(({ resolve }, index) => resolve(recorded[index]));
    } catch (fault) {
      if (batch.length === 1 || isAway(fault)) for (const { reject } of batch) reject(fault);
      else for (const entry of batch) await this.settle([entry]);
    }
  }

  private write(batch: readonly Entry[]): Promise<Recorded[]> {
    return this.database.transaction((tx) => this.writer.write(tx, batch));
  }
}

function laneOf(collectMs: number): Lane {
  return { waiting: new AnswerLane(mostWaiting, largestBatch), pace: new AnswerPace(), collectMs, underWay: 0 };
}

/** Made once: thousands a second are refused, and where from is known. */
const overloaded = platformProblems['overloaded'](undefined, { retryAfterSeconds: 2 });

/** A lost race (SQLSTATE class 40) is worth another try at once; a database that does not answer is not. */
const isAway = (fault: unknown): boolean =>
  isPassingFault(fault) && !(fault instanceof Error && 'code' in fault && String(fault.code).startsWith('40'));
