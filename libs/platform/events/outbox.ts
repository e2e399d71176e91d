import type { EntityManager } from 'typeorm';
import { type Database, prepared, sql } from '../database/sql';

/** A fact that has happened: its type and the ids that name it. Never a personal value: the row is stored in clear. */
export interface OutboxEvent {
  readonly type: string;
  readonly occurredAt: string;
}

export interface StoredEvent<Event extends OutboxEvent = OutboxEvent> {
  readonly id: number;
  readonly event: Event;
}

/**
 * Writes events in the transaction of their fact, so that neither exists without the other.
 * @returns their ids
 */
export async function emit(tx: EntityManager, ...events: readonly OutboxEvent[]): Promise<number[]> {
  const rows = await sql<{ id: number }>(tx, insertEvents, [JSON.stringify(events)]);
  return rows.map(({ id }) => id);
}

const insertEvents = prepared(`
  INSERT INTO outbox (type, payload, occurred_at)
  SELECT event ->> 'type', event, (event ->> 'occurredAt')::timestamptz FROM jsonb_array_elements($1::jsonb) AS event
  RETURNING id`);

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

export const mostTries = 5;

/**
 * Counts a try before it is made, of an event that may end the process of whoever handles it. After five tries it is
 * given up where that may be.
 * @returns whether it may be tried
 */
export async function countTry(
  database: Database,
  id: number,
  { mayGiveUp }: { readonly mayGiveUp: boolean },
): Promise<boolean> {
  const [row] = await sql<{ mayTry: boolean }>(
    database,
    `UPDATE outbox SET tries = least(tries + 1, 1000),
       fault = coalesce(fault, 'its handlers vanished'),
       given_up_at = CASE WHEN $2 AND tries >= ${mostTries} THEN clock_timestamp() END
     WHERE id = $1 AND handled_at IS NULL AND given_up_at IS NULL RETURNING given_up_at IS NULL AS "mayTry"`,
    [id, mayGiveUp],
  );
  return row?.mayTry ?? false;
}

/**
 * Notes that an event could not be handled. After five tries it is given up where that may be, so that one event that
 * nobody can handle does not stay in the way of others; it stays in the table for an operator to see and offer again.
 * @param isCounted this try stands there already
 * @returns whether it is given up now
 */
export async function markFailed(
  database: Database,
  id: number,
  {
    fault,
    mayGiveUp,
    isCounted = false,
  }: { readonly fault: string; readonly mayGiveUp: boolean; readonly isCounted?: boolean },
): Promise<boolean> {
  const [row] = await sql<{ isGivenUp: boolean }>(
    database,
    `UPDATE outbox SET tries = least(tries + $4::integer, 1000), fault = left($2, 2000),
       given_up_at = CASE WHEN $3 AND tries + $4::integer >= ${mostTries} THEN clock_timestamp() END
     WHERE id = $1 AND handled_at IS NULL RETURNING given_up_at IS NOT NULL AS "isGivenUp"`,
    [id, fault, mayGiveUp, isCounted ? 0 : 1],
  );
  return row?.isGivenUp ?? false;
}

/** Takes an event up again that was given up, or that breaks again and again. @returns false when it is neither */
export async function reviveEvent(tx: EntityManager, id: number): Promise<boolean> {
  const rows = await sql(
    tx,
    `UPDATE outbox SET tries = 0, given_up_at = NULL, offered_at = NULL
     WHERE id = $1 AND handled_at IS NULL AND tries >= ${mostTries} RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

/** Nothing shall follow from an event that was given up. @returns false when it is not given up */
export async function discardEvent(tx: EntityManager, id: number): Promise<boolean> {
  const rows = await sql(
    tx,
    `UPDATE outbox SET handled_at = clock_timestamp()
     WHERE id = $1 AND handled_at IS NULL AND given_up_at IS NOT NULL RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

const keptHours = 24;
const mostForgotten = 50_000;

/** Forgets events that were handled a day ago, as many as a minute may bring. */
export async function forgetHandled(database: Database): Promise<void> {
  await sql(
    database,
    `DELETE FROM outbox WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM outbox WHERE handled_at < clock_timestamp() - interval '${keptHours} hours' LIMIT ${mostForgotten}))`,
  );
}

/** Forgets events that were given up so long ago that no operator will take them up. */
export async function forgetGivenUp(database: Database, before: Date): Promise<void> {
  await sql(database, `DELETE FROM outbox WHERE handled_at IS NULL AND tries >= ${mostTries} AND given_up_at < $1`, [
    before,
  ]);
}

export async function markHandled(tx: EntityManager, ids: readonly number[]): Promise<void> {
  await sql(tx, 'UPDATE outbox SET handled_at = clock_timestamp() WHERE id = ANY ($1)', [ids]);
}
