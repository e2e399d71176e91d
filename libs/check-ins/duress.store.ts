import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';

export async function insertDuress(tx: EntityManager, checkInIds: readonly number[], at: Date): Promise<void> {
  await sql(tx, 'INSERT INTO duress (check_in_id, raised_at) SELECT unnest($1::bigint[]), $2', [checkInIds, at]);
}

export async function setDuressWord(database: Database, personId: PersonId, wordIndex: Buffer): Promise<void> {
  await sql(
    database,
    `INSERT INTO duress_word (person_id, word_index) SELECT id, $2 FROM person WHERE id = $1
     ON CONFLICT (person_id) DO UPDATE SET word_index = excluded.word_index`,
    [personId, wordIndex],
  );
}

export async function deleteDuressWord(database: Database, personId: PersonId): Promise<void> {
  await sql(database, 'DELETE FROM duress_word WHERE person_id = $1', [personId]);
}

export async function isDuressWord(database: Database, personId: PersonId, wordIndex: Buffer): Promise<boolean> {
  const rows = await sql(database, 'SELECT FROM duress_word WHERE person_id = $1 AND word_index = $2', [
    personId,
    wordIndex,
  ]);
  return rows.length === 1;
}
