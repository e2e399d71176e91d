import { incidentToAnswer } from '../check-ins/check-ins.queries';
import { agencyById } from '../identity/agencies.queries';
import { changeOf } from '../incidents/incident';
import type { PublishedChange } from '../incidents/incident-events';
import { incidentById, latestPublishedOf } from '../incidents/incidents.queries';
import type { PersonId } from '../people/person';
import type { Database } from '../platform/database/sql';
import type { Reply } from './reply';

/** The words that hold of the incident that somebody means who asks for them without naming one. */
export async function alertToRead(
  database: Database,
  personId: PersonId,
  { publicUrl }: { readonly publicUrl: string },
): Promise<Reply> {
  const incidentId = await incidentToAnswer(database, personId);
  if (incidentId === undefined) return { kind: 'no_active_incident' };
  const { agencyId, mode } = await incidentById(database, incidentId);
  const version = await latestPublishedOf(database, incidentId);
  const { timeZone } = await agencyById(database, agencyId);
  return {
    kind: 'alert_again',
    change: changeOf(version) as PublishedChange, // it was published
    mode,
    texts: version.content.texts,
    at: version.sentAt.toISOString(),
    timeZone,
    url: `${publicUrl}/i/${incidentId}`,
  };
}
