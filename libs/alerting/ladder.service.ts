import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Logger } from '../platform/telemetry/logger';
import { insertClimbing } from './climb.store';
import type { Step } from './ladder';
import { PagesService } from './pages.service';
import { lateSeconds } from './push-hearing';
import { confirmationAges, recordHearing } from './push-hearing.store';
import { type DueRung, finishRungs, lockHolding, postponeRung, takeDueRungs } from './rung.store';
import { SeekingService } from './seeking.service';

/** Pages of one transaction: few enough that a correction never waits long for the notices that it holds. */
const rungsAtOnce = 20;
/** A rung that breaks is tried again after so long, and holds up no other. */
const brokenSeconds = 30;

/** The steps that take for silence what nobody has confirmed. */
const afterSilence: ReadonlySet<Step> = new Set(['sms', 'voice', 'proxy']);

/** Rungs of one step, and how many seconds later than usual devices are heard. */
interface Due {
  readonly step: Step;
  readonly late: number;
}

type Act = (tx: EntityManager, rungs: readonly DueRung[]) => Promise<void>;

/** Climbs on with those of whom nothing is heard. Safe in several processes; one that dies has done nothing. */
@Injectable()
export class LadderService {
  private readonly acts: readonly (readonly [Step, Act])[];

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly pages: PagesService,
    private readonly logger: Logger,
    seeking: SeekingService,
  ) {
    this.acts = [
      ['sms', (tx, rungs) => this.tellOn(tx, 'sms', rungs)],
      ['voice', (tx, rungs) => this.tellOn(tx, 'voice', rungs)],
      ['proxy', async (tx, rungs) => (await seeking.tellProxies(tx, rungs), finishRungs(tx, rungs))],
      ['reminder', async (tx, rungs) => (await seeking.remind(tx, rungs), finishRungs(tx, rungs))],
      ['again', (tx, rungs) => this.askAgain(tx, seeking, rungs)],
    ];
  }

  async climb(): Promise<void> {
    const late = lateSeconds(await confirmationAges(this.database));
    for (const [step, act] of this.acts) {
      const due: Due = { step, late: afterSilence.has(step) ? late : 0 };
      for (let taken = rungsAtOnce; taken === rungsAtOnce;) {
        taken = await this.take(due, act, rungsAtOnce).catch((fault: unknown) => this.takeAlone(due, act, fault));
        if (taken > 0) await this.pages.offer();
      }
    }
  }

  /** @returns how many rungs came due */
  private take({ step, late }: Due, act: Act, most: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rungs = await takeDueRungs(tx, step, most, late);
      if (rungs.length > 0) await act(tx, rungs);
      return rungs.length;
    });
  }

  private async takeAlone(due: Due, act: Act, fault: unknown): Promise<number> {
    const { step, late } = due;
    this.logger.warn({ step, fault }, 'rungs of the ladder broke: one by one now');
    const rungs = await this.database.transaction((tx) => takeDueRungs(tx, step, rungsAtOnce, late));
    for (const rung of rungs) {
      try {
        await this.take(due, act, 1);
      } catch (broken) {
        this.logger.error({ step, rung: rung.id, fault: broken }, 'a rung of the ladder broke');
        await this.database.transaction((tx) => postponeRung(tx, rung, brokenSeconds));
      }
    }
    return rungs.length;
  }

  private async tellOn(tx: EntityManager, to: 'sms' | 'voice', rungs: readonly DueRung[]): Promise<void> {
    if (to === 'sms') await recordHearing(tx, rungs);
    const holding = await lockHolding(tx, rungs.map(({ noticeId }) => noticeId), this.clock.now()); // prettier-ignore
    await insertClimbing(tx, rungs.filter(({ noticeId }) => holding.has(noticeId)), to); // prettier-ignore
    await finishRungs(tx, rungs);
  }

  private async askAgain(tx: EntityManager, seeking: SeekingService, rungs: readonly DueRung[]): Promise<void> {
    for (const rung of rungs) {
      const next = await seeking.askAgain(tx, rung);
      if (next === undefined) await finishRungs(tx, [rung]);
      else if (next === 'later') await postponeRung(tx, rung);
    }
  }
}
