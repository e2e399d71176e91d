import type { EntityManager } from 'typeorm';
import { type Database, prepared, sql } from '../platform/database/sql';
import type { PersonId } from './person';

export interface PersonLink {
  readonly tokenHash: Buffer;
  readonly personId: PersonId;
  readonly purpose: 'manage' | 'session' | 'live';
  /** Of a live ticket: the session that asked for it. */
  readonly sessionHash?: Buffer;
  /** Kept only while the token has still to be sent. */
  readonly tokenSealed?: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertLink(tx: EntityManager, link: PersonLink): Promise<void> {
  await sql(
    tx,
    `INSERT INTO person_link (token_hash, person_id, token_sealed, purpose, created_at, expires_at, session_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      link.tokenHash,
      link.personId,
      link.tokenSealed ?? null,
      link.purpose,
      link.createdAt,
      link.expiresAt,
      link.sessionHash ?? null,
    ],
  );
}

export async function personOfLink(
  database: Database,
  tokenHash: Buffer,
  purpose: PersonLink['purpose'],
  now: Date,
): Promise<PersonId | undefined> {
  const [row] = await sql<{ person_id: PersonId }>(
    database,
    'SELECT person_id FROM person_link WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3',
    [tokenHash, purpose, now],
  );
  return row?.person_id;
}

/** In the order of the hashes; undefined for one that is no session, or over. */
export async function peopleOfSessions(
  database: Database,
  tokenHashes: readonly Buffer[],
  now: Date,
): Promise<(PersonId | undefined)[]> {
  const rows = await sql<{ index: number; personId: PersonId }>(database, sessionsStatement, [tokenHashes, now]);
  const people = new Map(rows.map(({ index, personId }) => [index, personId]));
  return tokenHashes.map((_, index) => people.get(index));
}

const sessionsStatement = prepared(`SELECT asked.index - 1 AS index, person_id AS "personId"
    FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (token_hash, index) JOIN person_link USING (token_hash)
    WHERE purpose = 'session' AND expires_at > $2`);

/** @returns false when another request was first */
export async function deleteLink(database: Database, tokenHash: Buffer): Promise<boolean> {
  return (await sql(database, 'DELETE FROM person_link WHERE token_hash = $1 RETURNING 1', [tokenHash])).length === 1;
}

export interface LiveTicket {
  readonly tokenHash: Buffer;
  readonly sessionHash: Buffer;
}

/** In the order of the tickets: whether it was written; a session that has ended meanwhile gives none. */
export async function insertLiveTickets(
  database: Database,
  tickets: readonly LiveTicket[],
  createdAt: Date,
  expiresAt: Date,
): Promise<boolean[]> {
  const rows = await sql<{ tokenHash: Buffer }>(
    database,
    `INSERT INTO person_link (token_hash, person_id, purpose, created_at, expires_at, session_hash)
     SELECT asked.token_hash, session.person_id, 'live', $3, $4, session.token_hash
     FROM unnest($1::bytea[], $2::bytea[]) AS asked (token_hash, session_hash)
       JOIN person_link session ON session.token_hash = asked.session_hash AND session.purpose = 'session'
       JOIN person ON person.id = session.person_id
     ORDER BY session.person_id FOR KEY SHARE OF person, session
     RETURNING token_hash AS "tokenHash"`,
    [tickets.map(({ tokenHash }) => tokenHash), tickets.map(({ sessionHash }) => sessionHash), createdAt, expiresAt],
  );
  const written = new Set(rows.map(({ tokenHash }) => tokenHash.toString('hex')));
  return tickets.map(({ tokenHash }) => written.has(tokenHash.toString('hex')));
}

/**
 * Uses live tickets up: of two sockets that show the same one, one is let in.
 * @returns in the order of the hashes; undefined for what is no ticket, or over
 */
export async function takeLiveTickets(
  database: Database,
  tokenHashes: readonly Buffer[],
  now: Date,
): Promise<({ personId: PersonId; sessionHash: Buffer } | undefined)[]> {
  const rows = await sql<{ tokenHash: Buffer; personId: PersonId; sessionHash: Buffer }>(
    database,
    `DELETE FROM person_link WHERE token_hash = ANY ($1::bytea[]) AND purpose = 'live' AND expires_at > $2
     RETURNING token_hash AS "tokenHash", person_id AS "personId", session_hash AS "sessionHash"`,
    [tokenHashes, now],
  );
  const taken = new Map(rows.map(({ tokenHash, ...admission }) => [tokenHash.toString('hex'), admission]));
  return tokenHashes.map((tokenHash) => {
    const name = tokenHash.toString('hex');
    const admission = taken.get(name);
    taken.delete(name);
    return admission;
  });
}
