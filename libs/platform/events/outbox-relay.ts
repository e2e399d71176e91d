import type { DataSource } from 'typeorm';
import { sql } from '../database/sql';
import type { Queues } from '../queue/queues';

/** The queue that events are offered to, in batches of ids of one type. */
export const eventsQueue = 'events';

export interface EventBatch {
  /** The one type of all of them. */
  readonly type: string;
  readonly ids: readonly number[];
}

const batchSize = 200;

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
    const rows = await sql<{ id: number; type: string; offeredAt: number }>(
      this.database,
      `UPDATE outbox SET offered_at = clock_timestamp() WHERE id IN (
         SELECT id FROM outbox
         WHERE handled_at IS NULL AND given_up_at IS NULL AND (offered_at IS NULL OR offered_at < clock_timestamp() - interval '5 seconds')
         ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
       RETURNING id, type, (extract(epoch FROM offered_at) * 1000)::bigint AS "offeredAt"`,
    );
    const jobs = [...new Set(rows.map((row) => row.type))].map((type) => {
      const batch = rows.filter((row) => row.type === type);
      const ids = batch.map((row) => row.id).sort((a, b) => a - b);
      const id = `${ids[0]}-${ids.length}-${batch[0]?.offeredAt}`;
      return { id, data: { type, ids } satisfies EventBatch, priority: this.priorities[type] };
    });
    await this.queues.add(eventsQueue, jobs);
    return rows.length;
  }
}
