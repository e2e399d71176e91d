import type { EntityManager } from 'typeorm';
import { sql } from '../database/sql';

/** A fact that has happened: its type and the ids that name it. Never a personal value: the row is stored in clear. */
export interface OutboxEvent {
  readonly type: string;
  readonly occurredAt: string;
}

export interface StoredEvent<Event extends OutboxEvent = OutboxEvent> {
  readonly id: number;
  readonly event: Event;
}

/** Writes events in the transaction of their fact, so that neither exists without the other. */
export async function emit(tx: EntityManager, ...events: readonly OutboxEvent[]): Promise<void> {
  await sql(
    tx,
    `INSERT INTO outbox (type, payload, occurred_at)
     SELECT event ->> 'type', event, (event ->> 'occurredAt')::timestamptz FROM jsonb_array_elements($1::jsonb) AS event`,
    [JSON.stringify(events)],
  );
}

/**
 * Locks those of the events that nobody has handled, inside the transaction that will handle them. An event that
 * another worker holds is left out: that worker finishes it, or dies and the relay offers it again.
 */
export async function lockUnhandled<Event extends OutboxEvent>(
  tx: EntityManager,
  ids: readonly number[],
): Promise<StoredEvent<Event>[]> {
  return sql<StoredEvent<Event>>(
    tx,
    `SELECT id, payload AS event FROM outbox WHERE id = ANY ($1) AND handled_at IS NULL ORDER BY id
     FOR UPDATE SKIP LOCKED`,
    [ids],
  );
}

export async function markHandled(tx: EntityManager, ids: readonly number[]): Promise<void> {
  await sql(tx, 'UPDATE outbox SET handled_at = clock_timestamp() WHERE id = ANY ($1)', [ids]);
}
