import type { AlertContent, Mode } from '../incidents/alert';
import type { IncidentId } from '../incidents/incident';
import { type Database, prepared, sqlOne } from '../platform/database/sql';
import { type AnswerRecorded, namesOf } from './reply';

export type AnswerBackground = Pick<AnswerRecorded, 'mode' | 'names' | 'timeZone'>;

interface Row {
  readonly mode: Mode;
  readonly texts: AlertContent['texts'];
  readonly timeZone: string;
}

/** What the confirmation of an answer says of the incident: asked with every batch of answers and every key of a call. */
export async function answerBackground(database: Database, incidentId: IncidentId): Promise<AnswerBackground> {
  const { mode, texts, timeZone } = await sqlOne<Row>(database, statement, [incidentId]);
  return { mode, names: namesOf(texts), timeZone };
}

const statement = prepared(`SELECT incident.mode, version.content -> 'texts' AS texts, agency.time_zone AS "timeZone"
    FROM incident JOIN agency ON agency.id = agency_id JOIN alert_version version ON version.incident_id = incident.id
    WHERE incident.id = $1 AND version.status = 'published' ORDER BY version.version DESC LIMIT 1`);
