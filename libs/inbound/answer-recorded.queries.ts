import { checkInById } from '../check-ins/check-ins.queries';
import { agencyById } from '../identity/agencies.queries';
import { incidentById, latestPublishedOf } from '../incidents/incidents.queries';
import type { Database } from '../platform/database/sql';
import { type AnswerRecorded, namesOf } from './reply';

/** The facts of the confirmation that a person gets for an answer. */
export async function answerRecorded(database: Database, checkInId: number): Promise<AnswerRecorded> {
  const checkIn = await checkInById(database, checkInId);
  if (!checkIn) throw new Error(`check-in ${checkInId} was recorded a moment ago and is gone`);
  const incident = await incidentById(database, checkIn.incidentId);
  const [version, agency] = [
    await latestPublishedOf(database, incident.id),
    await agencyById(database, incident.agencyId),
  ];
  return {
    kind: 'answer_recorded',
    answer: checkIn.answer,
    mode: checkIn.mode,
    names: namesOf(version.content.texts),
    at: checkIn.recordedAt.toISOString(),
    timeZone: agency.timeZone,
  };
}
