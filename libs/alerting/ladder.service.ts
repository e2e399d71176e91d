import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertClimbing } from './climb.store';
import type { Step } from './ladder';
import { PagesService } from './pages.service';
import { type DueRung, finishRungs, lockHolding, takeDueRungs } from './rung.store';

/** Pages of one transaction: few enough that a correction never waits long for the notices that it holds. */
const rungsAtOnce = 20;

/** Climbs on with those of whom nothing is heard. Safe in several processes; one that dies has done nothing. */
@Injectable()
export class LadderService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly pages: PagesService,
  ) {}

  async climb(): Promise<void> {
    for (const step of ['sms'] as const) while (await this.take(step, (tx, rungs) => this.tellOn(tx, step, rungs)));
  }

  /** @returns whether there may be more */
  private async take(
    step: Step,
    act: (tx: EntityManager, rungs: readonly DueRung[]) => Promise<void>,
  ): Promise<boolean> {
    const taken = await this.database.transaction(async (tx) => {
      const rungs = await takeDueRungs(tx, step, rungsAtOnce);
      if (rungs.length > 0) await act(tx, rungs);
      return rungs.length;
    });
    if (taken > 0) await this.pages.offer();
    return taken === rungsAtOnce;
  }

  private async tellOn(tx: EntityManager, to: 'sms', rungs: readonly DueRung[]): Promise<void> {
    const holding = await lockHolding(tx, rungs.map(({ noticeId }) => noticeId), this.clock.now()); // prettier-ignore
    await insertClimbing(tx, rungs.filter(({ noticeId }) => holding.has(noticeId)), to); // prettier-ignore
    await finishRungs(tx, rungs);
  }
}
