import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { VisibilityLevel } from './visibility';

export interface StoredVisibility {
  readonly level: VisibilityLevel;
  readonly changedAt: Date;
  readonly codeSealed: Buffer | null;
}

export async function visibilityRow(database: Database, personId: PersonId): Promise<StoredVisibility | undefined> {
  const [row] = await sql<StoredVisibility>(
    database,
    'SELECT level, changed_at AS "changedAt", code_sealed AS "codeSealed" FROM visibility WHERE person_id = $1',
    [personId],
  );
  return row;
}

export async function writeLevel(
  tx: EntityManager,
  personId: PersonId,
  level: VisibilityLevel,
  at: Date,
): Promise<void> {
  await sql(
    tx,
    `INSERT INTO visibility (person_id, level, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET level = excluded.level, changed_at = excluded.changed_at`,
    [personId, level, at],
  );
}

/** The code before it opens nothing any more. The row is there. */
export async function writeCodeOf(
  tx: EntityManager,
  personId: PersonId,
  code: { readonly index: Buffer; readonly sealed: Buffer },
): Promise<void> {
  await sql(tx, 'UPDATE visibility SET code_index = $2, code_sealed = $3 WHERE person_id = $1', [
    personId,
    code.index,
    code.sealed,
  ]);
}

/** Whoever may see nobody's answers is paused: they go on seeing what they saw. */
export async function pauseAll(tx: EntityManager, followedId: PersonId, at: Date): Promise<void> {
  await sql(tx, `UPDATE follow SET status = 'paused', paused_at = $2 WHERE followed_id = $1 AND status = 'accepted'`, [
    followedId,
    at,
  ]);
}

/** Those whom that pause, and no word about themselves, has silenced. */
export async function resumeAll(tx: EntityManager, followedId: PersonId, pausedAt: Date): Promise<void> {
  await sql(
    tx,
    `UPDATE follow SET status = 'accepted', paused_at = NULL
     WHERE followed_id = $1 AND status = 'paused' AND paused_at = $2`,
    [followedId, pausedAt],
  );
}

/** Somebody under age is seen by those who follow, at most. */
export async function closeToMinors(tx: EntityManager, personId: PersonId, at: Date): Promise<void> {
  await sql(
    tx,
    `UPDATE visibility SET level = 'followers', changed_at = $2, code_index = NULL, code_sealed = NULL
     WHERE person_id = $1 AND level IN ('code', 'public')`,
    [personId, at],
  );
}
