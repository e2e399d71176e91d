import type { Logger } from '../../libs/platform/telemetry/logger';

export interface Task {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Runs each task again and again until it is stopped; a task may run in several workers at once without harm. */
export class Schedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isStopped = false;

  constructor(
    private readonly tasks: readonly Task[],
    private readonly logger: Logger,
  ) {}

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
