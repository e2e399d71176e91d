import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';

export interface LiveSession {
  readonly socketId: string;
  readonly personId: PersonId;
  /** The session that the socket was opened with: when it ends, so does the socket. */
  readonly sessionHash: Buffer;
}

export async function insertLiveSession(
  database: Database,
  { socketId, personId, sessionHash }: LiveSession,
): Promise<void> {
  await sql(
    database,
    'INSERT INTO live_session (socket_id, person_id, session_hash, seen_at) VALUES ($1, $2, $3, clock_timestamp())',
    [socketId, personId, sessionHash],
  );
}

export async function deleteLiveSessions(database: Database, socketIds: readonly string[]): Promise<void> {
  await sql(database, 'DELETE FROM live_session WHERE socket_id = ANY ($1)', [socketIds]);
}

/** Those of the sockets whose session has ended: ending a session or erasing a person deletes the row. */
export async function endedLiveSessions(database: Database, socketIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    database,
    `SELECT id FROM unnest($1::text[]) AS open (id)
     WHERE NOT EXISTS (SELECT FROM live_session WHERE live_session.socket_id = open.id)`,
    [socketIds],
  );
  return rows.map(({ id }) => id);
}

export async function touchLiveSessions(database: Database, socketIds: readonly string[]): Promise<void> {
  await sql(database, 'UPDATE live_session SET seen_at = clock_timestamp() WHERE socket_id = ANY ($1)', [socketIds]);
}

/** Rows of a gateway that died without taking leave. */
export async function deleteDeadLiveSessions(database: Database): Promise<void> {
  await sql(database, `DELETE FROM live_session WHERE seen_at < clock_timestamp() - interval '10 minutes'`);
}
