import { cellCentre, parseCell } from '../../geo/cell';
import { contactsOf } from '../../people/people.queries';
import type { PersonId } from '../../people/person';
import type { Database } from '../../platform/database/sql';
import type { Vault } from '../../platform/vault/vault';
import type { DisclosedPerson } from './desk';
import { placesToSearch } from './triage.queries';
import { triageProblems } from './triage-problems';

/** @throws ticket-not-found when the person was erased meanwhile */
export async function disclosedPerson(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<DisclosedPerson> {
  const [contact] = await contactsOf(database, vault, [personId]);
  if (!contact) throw triageProblems['ticket-not-found']();
  const places = (await placesToSearch(database, personId, now)).flatMap(({ kind, cell: decimal }) => {
    const cell = parseCell(decimal);
    return cell === undefined ? [] : [{ kind, centre: cellCentre(cell) }];
  });
  const { phone, name, language } = contact;
  return { phone, name: name ?? null, language, places };
}
