import type { PersonId } from '../people/person';
import { arrayLiteral } from '../platform/database/array-literal';
import { type Database, sql } from '../platform/database/sql';

export interface LiveSession {
  readonly socketId: string;
  readonly personId: PersonId;
  /** The session that the socket was opened with: when it ends, so does the socket. */
  readonly sessionHash: Buffer;
}

/** In the order of the sockets: whether it is in the books; one whose session has ended meanwhile is not. */
export async function insertLiveSessions(database: Database, sockets: readonly LiveSession[]): Promise<boolean[]> {
  const rows = await sql<{ id: string }>(
    database,
    `INSERT INTO live_session (socket_id, person_id, session_hash, seen_at)
     SELECT asked.socket_id, person.id, session.token_hash, clock_timestamp()
     FROM unnest($1::text[], $2::bigint[], $3::bytea[]) AS asked (socket_id, person_id, session_hash)
       JOIN person ON person.id = asked.person_id
       JOIN person_link session ON session.token_hash = asked.session_hash
     ORDER BY person.id FOR KEY SHARE OF person, session
     RETURNING socket_id AS id`,
    [
      sockets.map(({ socketId }) => socketId),
      sockets.map(({ personId }) => personId),
      sockets.map(({ sessionHash }) => sessionHash),
    ],
  );
  const written = new Set(rows.map(({ id }) => id));
  return sockets.map(({ socketId }) => written.has(socketId));
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
    [arrayLiteral(socketIds)],
  );
  return rows.map(({ id }) => id);
}

export async function touchLiveSessions(database: Database, socketIds: readonly string[]): Promise<void> {
  await sql(database, 'UPDATE live_session SET seen_at = clock_timestamp() WHERE socket_id = ANY ($1)', [
    arrayLiteral(socketIds),
  ]);
}

/** Rows of a gateway that died without taking leave. */
export async function deleteDeadLiveSessions(database: Database): Promise<void> {
  await sql(database, `DELETE FROM live_session WHERE seen_at < clock_timestamp() - interval '10 minutes'`);
}
