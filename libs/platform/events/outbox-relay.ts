import type { DataSource } from 'typeorm';
import { sql } from '../database/sql';
import type { QueuedJob, Queues } from '../queue/queues';

/** The queue that events are offered to, in batches of ids of one type. */
export const eventsQueue = 'events';

export interface EventBatch {
  /** The one type of all of them. */
  readonly type: string;
  readonly ids: readonly number[];
  /** The one event of it has broken before, or ended whoever took it. */
  readonly isSuspect?: true;
}

const batchSize = 200;

interface Offered {
  readonly id: number;
  readonly type: string;
  readonly tries: number;
  readonly offeredAt: number;
}

/**
 * Hands events from the outbox to the queue, oldest first, and offers again after five seconds what nobody finished:
 * a lost queue, a crash between commit and enqueue, or a dead worker loses nothing. Safe to run in several processes.
 */
export class OutboxRelay {
  constructor(
    private readonly database: DataSource,
    private readonly queues: Queues,
    /** 1 is served first; an unlisted type is served last. */
    private readonly priorities: Readonly<Record<string, number>>,
  ) {}

  /** @returns how many events were offered; call again at once while it is not 0 */
  async offer(): Promise<number> {
    const rows = await sql<Offered>(
      this.database,
      `UPDATE outbox SET offered_at = clock_timestamp() WHERE id IN (
         SELECT id FROM outbox
         WHERE handled_at IS NULL AND given_up_at IS NULL AND (offered_at IS NULL OR offered_at < clock_timestamp() - interval '5 seconds')
         ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
       RETURNING id, type, tries, (extract(epoch FROM offered_at) * 1000)::bigint AS "offeredAt"`,
    );
    const sound = rows.filter(({ tries }) => tries === 0);
    const batches = [...new Set(sound.map((row) => row.type))].map((type) => sound.filter((row) => row.type === type));
    const suspects = rows.filter(({ tries }) => tries > 0);
    await this.queues.add(eventsQueue, [
      ...batches.map((batch) => this.jobOf(batch)),
      ...suspects.map((row) => this.jobOf([row], true)),
    ]);
    return rows.length;
  }

  private jobOf(batch: readonly Offered[], isSuspect?: true): QueuedJob {
    const [{ type, offeredAt }] = batch;
    const ids = batch.map((row) => row.id).sort((a, b) => a - b);
    const data = { type, ids, ...(isSuspect && { isSuspect }) } satisfies EventBatch;
    return { id: `${ids[0]}-${ids.length}-${offeredAt}`, data, priority: this.priorities[type] };
  }
}
