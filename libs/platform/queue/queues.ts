import { createPostgresBackend, Queue as RedisQueue, runMigrations, withBackend, Worker as RedisWorker } from 'bullmq';
import { Client, type Pool } from 'pg';
import type { Logger } from '../telemetry/logger';
import { queuePool } from './queue-pool';

const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);

export interface QueuedJob {
  /** Deterministic, so that a job offered twice is queued once. No colon. */
  readonly id: string;
  readonly data: object;
  /** 1 is served first. Without one a job goes ahead of all that have one. */
  readonly priority?: number;
}

/** A kind of work, done in the worker role. A fault is retried, then given up: the ledger's sweeper offers it again. */
export abstract class Job<Data extends object> {
  abstract readonly queue: string;
  /** How many run at once in one process. */
  readonly concurrency: number = 1;
  /**
   * @param stopping aborted when the process is about to stop: what can be left to another is to be left now
   * @param isOrphan another process has begun it and vanished
   */
  abstract run(data: Data, stopping: AbortSignal, isOrphan: boolean): Promise<void>;
  /** Waits for what still goes on after its runs have ended. */
  end(): Promise<void> {
    return Promise.resolve();
  }
}

interface AnyQueue {
  addBulk(jobs: { name: string; data: object; opts: object }[]): Promise<unknown>;
  close(): Promise<void>;
}

interface Begun<Data> {
  readonly data: Data;
  readonly attemptsStarted: number;
  /** Of those, how many have come to an end. */
  readonly attemptsMade: number;
}

interface AnyWorker {
  close(force?: boolean): Promise<void>;
}

/**
 * BullMQ on PostgreSQL, or on Redis when `redisUrl` is given. Nothing in a queue is the truth: each job can be made
 * again from the database.
 */
export class Queues {
  private readonly queues = new Map<string, AnyQueue>();
  private readonly workers: AnyWorker[] = [];
  private readonly jobs: Job<never>[] = [];
  private readonly pools: Pool[] = [];
  private readonly stopping = new AbortController();
  private isClosed = false;

  private constructor(
    private readonly target: { readonly databaseUrl: string; readonly redisUrl?: string },
    private readonly logger: Logger,
  ) {}

  /** Prepares the queue's own schema before any worker exists: one built while the database is away never recovers. */
  static async open(target: { databaseUrl: string; redisUrl?: string }, logger: Logger): Promise<Queues> {
    if (!target.redisUrl) {
      const client = new Client({ connectionString: target.databaseUrl });
      await client.connect();
      try {
        await runMigrations(client, 'bullmq');
      } finally {
        await client.end();
      }
    }
    return new Queues(target, logger);
  }

  async add(name: string, jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue(name).addBulk(
      jobs.map(({ id, data, priority }) => ({
        name,
        data,
        opts: {
          jobId: id,
          priority,
          attempts: 3,
          backoff: { type: 'exponential', delay: 500 },
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  /** Starts working on the job's queue. */
  work<Data extends object>(job: Job<Data>): void {
    const options = { concurrency: job.concurrency, lockDuration: 5000, stalledInterval: 2500, maxStalledCount: 10 };
    const process = ({ data, attemptsStarted, attemptsMade }: Begun<Data>) =>
      job.run(data, this.stopping.signal, attemptsStarted > attemptsMade + 1);
    const worker = this.target.redisUrl
      ? new RedisWorker<Data>(job.queue, process, { ...options, connection: this.redis(this.target.redisUrl) })
      : new PostgresWorker<Data>(job.queue, process, {
          ...options,
          connection: this.postgres(job.queue, job.concurrency + 1),
        });
    worker.on('error', (fault) => this.complain(job.queue, fault));
    worker.on('failed', (queued, fault) =>
      this.logger.error({ queue: job.queue, job: queued?.id, fault }, 'job failed'),
    );
    this.workers.push(worker);
    this.jobs.push(job);
  }

  /** Tells the running jobs to come to an end, takes no new ones, and waits. */
  async stopWorking(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
    await Promise.all(this.jobs.splice(0).map((job) => job.end()));
  }

  async close(): Promise<void> {
    await this.stopWorking();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    this.isClosed = true;
    await Promise.all(this.pools.splice(0).map((pool) => pool.end()));
  }

  private queue(name: string): AnyQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.target.redisUrl
      ? new RedisQueue(name, { connection: this.redis(this.target.redisUrl) })
      : new PostgresQueue(name, { connection: this.postgres(name, 2) });
    queue.on('error', (fault) => this.complain(name, fault));
    this.queues.set(name, queue);
    return queue;
  }

  /** A pool has ended before its connections have: what the server says to them then is no fault. */
  private complain(queue: string, fault: Error): void {
    if (!this.isClosed) this.logger.warn({ queue, fault: fault.message }, 'queue connection fault');
  }

  private postgres(queue: string, max: number): Pool {
    const pool = queuePool(this.target.databaseUrl, max, (fault) => this.complain(queue, fault));
    this.pools.push(pool);
    return pool;
  }

  private redis(url: string): { url: string } {
    return { url };
  }
}
