import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ForgettingService } from '../alerting/forgetting.service';
import type { Forgotten } from '../alerting/forgotten';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { forgetGivenUp } from '../platform/events/outbox';
import { Logger } from '../platform/telemetry/logger';
import { leftOver, overdueNotices } from './ledger-purge.queries';
import { ReachTimersService } from './reach-timers.service';
import { noteForgotten, proveDays, takePurge } from './ledger-purge.store';

const dayMs = 86_400_000;
const keptDays = 90;
const noticesAtOnce = 500;
/** Of one round: what is left then goes in the next, a minute later. */
const mostSlices = 100;

/**
 * After 90 days counts are kept of deliveries and nothing else. In slices, each a transaction of its own: who is cut
 * off between two has lost nothing and goes on there. When all is done it looks whether that is true, and says so in the
 * audit log.
 */
@Injectable()
export class LedgerPurgeService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly forgetting: ForgettingService,
    private readonly audit: AuditService,
    private readonly reach: ReachTimersService,
    private readonly logger: Logger,
  ) {}

  /** By whole days, so that there is one proof a day. */
  async purge(): Promise<void> {
    // Whom an alert reached is counted for the last time before it can no longer be.
    await this.reach.closeBooks();
    const today = Math.floor(this.clock.now().getTime() / dayMs);
    const before = new Date((today - keptDays) * dayMs);
    await forgetGivenUp(this.database, before);
    for (let slice = 0; slice < mostSlices; slice++) {
      if (!(await this.database.transaction((tx) => this.slice(tx, before)))) {
        await this.database.transaction((tx) => this.prove(tx, before));
        return;
      }
    }
  }

  /** @returns whether there was anything to forget */
  private async slice(tx: EntityManager, before: Date): Promise<boolean> {
    if (!(await takePurge(tx))) return false;
    const gone = await this.forgetSome(tx, before);
    if (!gone) return false;
    await noteForgotten(tx, this.clock.now(), gone);
    return true;
  }

  private async forgetSome(tx: EntityManager, before: Date): Promise<Forgotten | undefined> {
    const notices = await overdueNotices(tx, before, noticesAtOnce);
    if (notices.length > 0) return this.forgetting.forget(tx, notices);
    const gone = await this.forgetting.forgetPages(tx, before);
    return gone.pages > 0 ? gone : undefined;
  }

  private async prove(tx: EntityManager, before: Date): Promise<void> {
    if (!(await takePurge(tx))) return;
    const days = await proveDays(tx, this.clock.now());
    if (days.length === 0) return;
    const left = await leftOver(tx, before);
    const { overdue, traces, uncounted } = left;
    if (overdue > 0 || traces > 0 || uncounted !== 0)
      this.logger.error({ ...left }, 'the ledger has not forgotten as it should');
    for (const { day, ...forgotten } of days) {
      const detail = { ...forgotten, ...left, before: before.toISOString() };
      await this.audit.record(tx, { actor: 'clock', action: 'ledger-purged', subject: `day:${day}`, detail });
    }
  }
}
