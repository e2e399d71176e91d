import type { PersonId } from '../people/person';
import type { Database } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { hotlineAskRow } from './hotline-asks.store';
import { callerContext } from './safety-ask';

/** Undefined once it is forgotten. */
export async function hotlineAskById(
  database: Database,
  vault: Vault,
  id: number,
): Promise<{ readonly personId: PersonId; readonly callerName: string } | undefined> {
  const row = await hotlineAskRow(database, id);
  return row && { personId: row.personId, callerName: vault.open(row.callerSealed, callerContext(row.personId)) };
}
