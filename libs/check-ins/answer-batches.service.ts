import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isPassingFault } from '../platform/database/passing-fault';
import { platformProblems } from '../platform/platform-problems';
import { AnswerLane } from './answer-lane';
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
  /** From the first answer of a batch until the batch leaves. */
  readonly collectMs: number;
  timer?: NodeJS.Timeout | undefined;
  underWay: number;
}

const largestBatch = 500;
/** Of one lane: while one commits, the next is written. */
const mostUnderWay = 2;

/**
 * On a bad night everybody answers at once. Answers of the same few milliseconds are written together, in one
 * transaction; each caller hears of theirs after it has been committed. Calls for help have a lane of their own and wait
 * for nobody's "safe".
 */
@Injectable()
export class AnswerBatchesService {
  private readonly help: Lane = { waiting: new AnswerLane(5000, largestBatch), collectMs: 1, underWay: 0 };
  private readonly others: Lane = { waiting: new AnswerLane(2000, largestBatch), collectMs: 4, underWay: 0 };

  constructor(
    private readonly database: DataSource,
    private readonly writer: AnswerWriterService,
  ) {}

  /** @throws overloaded when more wait than can be written in a second or so: to be sent again */
  record(checkIn: CheckIn, door?: AnswerDoor): Promise<Recorded> {
    const lane = checkIn.answer === 'need_help' ? this.help : this.others;
    return new Promise((resolve, reject) => {
      const batchedBy = `${checkIn.incidentId}:${checkIn.personId}`;
      const isTaken = lane.waiting.push({ checkIn, door, batchedBy, resolve, reject });
      if (isTaken) this.collect(lane);
      else reject(platformProblems['overloaded'](undefined, { retryAfterSeconds: 2 }));
    });
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
    void this.settle(lane.waiting.take()).finally(() => {
      lane.underWay--;
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

/** A lost race (SQLSTATE class 40) is worth another try at once; a database that does not answer is not. */
const isAway = (fault: unknown): boolean =>
  isPassingFault(fault) && !(fault instanceof Error && 'code' in fault && String(fault.code).startsWith('40'));
