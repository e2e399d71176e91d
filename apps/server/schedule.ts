import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventPriorities } from '../../libs/alerting/alert-rules';
import { LadderService } from '../../libs/alerting/ladder.service';
import { CanariesService } from '../../libs/alerting/canaries.service';
import { NewsPaceService } from '../../libs/alerting/news-pace.service';
import { PagesService } from '../../libs/alerting/pages.service';
import { PausesService } from '../../libs/alerting/pauses.service';
import { isQuiet } from '../../libs/alerting/quiet.queries';
import { UncertainTextsService } from '../../libs/alerting/uncertain-texts.service';
import { RosterChunksService } from '../../libs/check-ins/rosters/roster-chunks.service';
import { VoiceMessagesService } from '../../libs/inbound/voice-messages.service';
import { SmsReportsService } from '../../libs/channels/sms/sms-reports.service';
import { ExpiryService } from '../../libs/incidents/expiry.service';
import { PushPrekeysService } from '../../libs/people/push-prekeys.service';
import { OutboxRelay } from '../../libs/platform/events/outbox-relay';
import { Queues } from '../../libs/platform/queue/queues';
import { Logger } from '../../libs/platform/telemetry/logger';
import { ReachTimersService } from '../../libs/situation/reach-timers.service';
import { Retention } from './retention';

interface Task {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** What a worker does by itself, however often. Each task may run in several workers at once without harm. */
@Injectable()
export class Schedule {
  private readonly tasks: readonly Task[];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isStopped = false;

  constructor(
    database: DataSource,
    queues: Queues,
    pages: PagesService,
    ladder: LadderService,
    incidents: ExpiryService,
    prekeys: PushPrekeysService,
    retention: Retention,
    reach: ReachTimersService,
    pauses: PausesService,
    voiceMessages: VoiceMessagesService,
    canaries: CanariesService,
    newsPace: NewsPaceService,
    carriers: SmsReportsService,
    uncertain: UncertainTextsService,
    rosters: RosterChunksService,
    private readonly logger: Logger,
  ) {
    const relay = new OutboxRelay(database, queues, eventPriorities);
    this.tasks = [
      { name: 'outbox relay', everyMs: 50, run: () => relay.offer() },
      { name: 'page sweeper', everyMs: 500, run: () => pages.unfold() },
      { name: 'ladder', everyMs: 500, run: () => ladder.climb() },
      { name: 'incident expiry', everyMs: 1000, run: () => incidents.expireAndClose() },
      { name: 'push prekeys', everyMs: 1000, run: async () => (await isQuiet(database)) && prekeys.refill() },
      { name: 'paused cells', everyMs: 2000, run: () => pauses.judge() },
      { name: 'reach', everyMs: 1000, run: () => reach.takeDue() },
      { name: 'voice messages', everyMs: 1000, run: () => voiceMessages.collect() },
      { name: 'collected news', everyMs: 500, run: () => newsPace.tellDue() },
      { name: 'canary', everyMs: 250, run: () => canaries.fly() },
      { name: 'carrier report', everyMs: 5000, run: () => carriers.report() },
      { name: 'rosters', everyMs: 500, run: () => rosters.read() },
      { name: 'uncertain texts', everyMs: 10_000, run: () => uncertain.askAgain() },
      { name: 'retention', everyMs: 60_000, run: () => retention.purge() },
    ];
  }

  start(): void {
    for (const task of this.tasks) this.after(0, task);
  }

  /** Starts no further round, and waits for those that run. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private after(delayMs: number, task: Task): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const round = this.round(task).finally(() => {
        this.running.delete(round);
        if (!this.isStopped) this.after(task.everyMs, task);
      });
      this.running.add(round);
    }, delayMs);
    this.timers.add(timer);
  }

  /** A round that fails is logged and tried again at the next: the database may be away for a moment. */
  private async round(task: Task): Promise<void> {
    try {
      await task.run();
    } catch (fault) {
      this.logger.error({ task: task.name, fault }, 'scheduled task failed');
    }
  }
}
