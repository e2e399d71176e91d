import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql, sqlOne } from '../platform/database/sql';

/** When officers had the person asked, with whether it was for the same caller. The caller holds the person. */
export function hotlineAsksOf(
  tx: EntityManager,
  personId: PersonId,
  callerIndex: Buffer,
): Promise<{ readonly at: Date; readonly isSameCaller: boolean }[]> {
  return sql(tx, `SELECT asked_at AS at, caller_index = $2 AS "isSameCaller" FROM safety_ask WHERE followed_id = $1`, [
    personId,
    callerIndex,
  ]);
}

interface HotlineAsk {
  readonly personId: PersonId;
  readonly callerIndex: Buffer;
  readonly callerSealed: Buffer;
  readonly at: Date;
}

export async function insertHotlineAsk(tx: EntityManager, ask: HotlineAsk): Promise<number> {
  const { id } = await sqlOne<{ id: number }>(
    tx,
    `INSERT INTO safety_ask (followed_id, caller_index, caller_sealed, asked_at) VALUES ($1, $2, $3, $4) RETURNING id`,
    [ask.personId, ask.callerIndex, ask.callerSealed, ask.at],
  );
  return id;
}

export async function hotlineAskRow(
  database: Database,
  id: number,
): Promise<{ readonly personId: PersonId; readonly callerSealed: Buffer } | undefined> {
  const [row] = await sql<{ personId: PersonId; callerSealed: Buffer }>(
    database,
    'SELECT followed_id AS "personId", caller_sealed AS "callerSealed" FROM safety_ask WHERE id = $1 AND followed_id IS NOT NULL',
    [id],
  );
  return row;
}
