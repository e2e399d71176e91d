import { agencyById } from '../identity/agencies.queries';
import type { IncidentId } from '../incidents/incident';
import { incidentById, latestPublishedOf } from '../incidents/incidents.queries';
import type { Database } from '../platform/database/sql';
import { type AnswerRecorded, namesOf } from './reply';

export type AnswerBackground = Pick<AnswerRecorded, 'mode' | 'names' | 'timeZone'>;

/** What the confirmation of an answer says of the incident. */
export async function answerBackground(database: Database, incidentId: IncidentId): Promise<AnswerBackground> {
  const { mode, agencyId } = await incidentById(database, incidentId);
  const { content } = await latestPublishedOf(database, incidentId);
  const { timeZone } = await agencyById(database, agencyId);
  return { mode, names: namesOf(content.texts), timeZone };
}
