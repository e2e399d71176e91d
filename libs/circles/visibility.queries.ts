import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { defaultLevel, type OwnVisibility, shownCode, type VisibilityLevel } from './visibility';
import { codeContext } from './visibility-code';
import { visibilityRow } from './visibility.store';

export async function ownVisibility(database: Database, vault: Vault, personId: PersonId): Promise<OwnVisibility> {
  const row = await visibilityRow(database, personId);
  const code = row?.codeSealed ? shownCode(vault.open(row.codeSealed, codeContext(personId))) : null;
  return { level: row?.level ?? defaultLevel, code };
}

/** Somebody who is looked up, and whether they have blocked the one who asks. */
export interface Sought {
  readonly personId: PersonId;
  readonly level: VisibilityLevel;
  readonly isBlocked: boolean;
}

const sought = (found: string): string => `
  SELECT person.id AS "personId", coalesce(level, '${defaultLevel}') AS level,
    EXISTS (SELECT FROM follow WHERE follower_id = $2 AND followed_id = person.id AND status = 'blocked') AS "isBlocked"
  FROM person LEFT JOIN visibility ON visibility.person_id = person.id WHERE ${found}`;

/** @param askerId null for somebody whom we do not know */
export async function soughtByPhone(
  database: Database,
  phoneIndex: Buffer,
  askerId: PersonId | null,
): Promise<Sought | undefined> {
  const [found] = await sql<Sought>(database, sought('phone_index = $1'), [phoneIndex, askerId]);
  return found;
}

export async function soughtByCode(
  database: Database,
  codeIndex: Buffer,
  askerId: PersonId | null,
): Promise<Sought | undefined> {
  const [found] = await sql<Sought>(database, sought('code_index = $1'), [codeIndex, askerId]);
  return found;
}
