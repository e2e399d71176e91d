import type { Mode } from '../incidents/alert';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, prepared, sql } from '../platform/database/sql';
import type { Answer } from './answer';
import { ownSources, type Source } from './source';

/**
 * The incident that somebody means who answers without naming one: a running one before one that is over, one whose
 * area holds a place of theirs before any other, the newest first. Exercises reach no phone, so no phone answers them.
 */
export async function incidentToAnswer(
  database: Database,
  personId: PersonId | undefined,
): Promise<IncidentId | undefined> {
  const [incident] = await sql<{ id: IncidentId }>(database, prepared(incidentToAnswerOf('$1::bigint')), [
    personId ?? null,
  ]);
  return incident?.id;
}

/** The same as part of a statement. @param person SQL of a person's id */
export const incidentToAnswerOf = (person: string): string => `
  SELECT incident.id FROM incident
  WHERE incident.mode = 'Actual' AND incident.status IN ('active', 'all_clear', 'cancelled', 'expired')
  ORDER BY (incident.status = 'active') DESC,
    EXISTS (
      SELECT FROM alert_version version
      JOIN alert_version_range range ON range.version_id = version.id
      JOIN person_place place ON place.cell BETWEEN range.from_cell AND range.to_cell
      WHERE version.incident_id = incident.id AND version.status = 'published' AND place.person_id = ${person}) DESC,
    incident.activated_at DESC
  LIMIT 1`;

export interface RecordedCheckIn {
  readonly personId: PersonId;
  readonly incidentId: IncidentId;
  readonly mode: Mode;
  readonly answer: Answer;
  readonly source: Source;
  readonly verified: boolean;
  /** Only of a report on behalf. */
  readonly hadContact: boolean | null;
  readonly saidAt: Date;
  readonly recordedAt: Date;
  /** The person's answer is another by now. */
  readonly isOvertaken: boolean;
}

export async function checkInById(database: Database, id: number): Promise<RecordedCheckIn | undefined> {
  const [checkIn] = await sql<RecordedCheckIn>(
    database,
    `SELECT check_in.person_id AS "personId", check_in.incident_id AS "incidentId", incident.mode, check_in.answer,
       check_in.source, check_in.verified, check_in.had_contact AS "hadContact", check_in.said_at AS "saidAt", check_in.recorded_at AS "recordedAt",
       current.answer IS DISTINCT FROM check_in.answer AS "isOvertaken"
     FROM check_in JOIN incident ON incident.id = check_in.incident_id
     LEFT JOIN current_check_in current USING (incident_id, person_id) WHERE check_in.id = $1`,
    [id],
  );
  return checkIn;
}

/** What counts now of a person's answers in an incident. */
export interface CurrentCheckIn {
  readonly personId: PersonId;
  /** Null, as the others, when all that was said was withdrawn. */
  readonly checkInId: number | null;
  readonly answer: Answer | null;
  readonly publicId: string | null;
  readonly source: Source | null;
  readonly verified: boolean | null;
  readonly hadContact: boolean | null;
  readonly saidAt: Date | null;
  readonly recordedAt: Date | null;
  readonly helpAskedAt: Date | null;
  readonly isConflicting: boolean;
}

/** Of those of the people of whom anything was said; nothing about duress, because followers and the phone read it. */
export function currentCheckIns(
  database: Database,
  incidentId: IncidentId,
  people: readonly PersonId[],
): Promise<CurrentCheckIn[]> {
  return sql(
    database,
    `SELECT current.person_id AS "personId", check_in_id AS "checkInId", current.answer, public_id AS "publicId", current.source, current.verified,
       had_contact AS "hadContact", current.said_at AS "saidAt", current.recorded_at AS "recordedAt", help_asked_at AS "helpAskedAt",
       is_conflicting AS "isConflicting"
     FROM current_check_in current LEFT JOIN check_in ON check_in.id = check_in_id
     WHERE current.incident_id = $1 AND current.person_id = ANY ($2::bigint[])`,
    [incidentId, people],
  );
}

type AnswerBefore = Pick<
  CurrentCheckIn,
  'checkInId' | 'answer' | 'source' | 'verified' | 'hadContact' | 'saidAt' | 'isConflicting'
>;

/** What a person had said, or others of them, by that moment. */
export async function answerBefore(
  database: Database,
  {
    incidentId,
    personId,
    before,
  }: { readonly incidentId: IncidentId; readonly personId: PersonId; readonly before: Date },
): Promise<AnswerBefore | undefined> {
  const [found] = await sql<AnswerBefore>(
    database,
    `SELECT id AS "checkInId", answer, source, verified, had_contact AS "hadContact", said_at AS "saidAt", false AS "isConflicting"
     FROM check_in
     WHERE incident_id = $1 AND person_id = $2 AND recorded_at <= $3
       AND NOT EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id AND recorded_at <= $3)
     ORDER BY source = ANY ($4::text[]) DESC, id DESC LIMIT 1`,
    [incidentId, personId, before, ownSources],
  );
  return found;
}

/** Whether people can answer about it, or still could if they were late. */
export async function isAnswerable(database: Database, incidentId: IncidentId): Promise<boolean> {
  const rows = await sql(
    database,
    `SELECT FROM incident WHERE id = $1 AND status IN ('active', 'all_clear', 'cancelled', 'expired')`,
    [incidentId],
  );
  return rows.length === 1;
}

/** An answer that somebody gave for themselves by a link, by its public id. */
export async function answerByLink(
  database: Database,
  { incidentId, personId }: { readonly incidentId: IncidentId; readonly personId: PersonId },
  publicId: string,
): Promise<{ readonly id: string; readonly answer: Answer; readonly isUndone: boolean } | undefined> {
  const [answer] = await sql<{ id: string; answer: Answer; isUndone: boolean }>(
    database,
    `SELECT public_id AS id, answer, EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id) AS "isUndone"
     FROM check_in WHERE person_id = $1 AND incident_id = $2 AND source = 'link' AND public_id::text = $3`,
    [personId, incidentId, publicId],
  );
  return answer;
}

export interface OwnAnswer {
  readonly incident: string;
  readonly answer: Answer;
  readonly source: Source;
  readonly saidAt: Date;
  readonly recordedAt: Date;
  readonly withdrawn: 'disputed' | 'corrected' | null;
}

/**
 * Every answer about a person, oldest first, for their own export. Without the word for duress: whoever holds the phone
 * may be the one who forces its owner.
 */
export function answersOf(database: Database, personId: PersonId): Promise<OwnAnswer[]> {
  return sql(
    database,
    `SELECT incident.public_id AS incident, answer, source, said_at AS "saidAt", check_in.recorded_at AS "recordedAt",
       (SELECT min(kind) FROM check_in_overlay WHERE check_in_id = check_in.id) AS withdrawn
     FROM check_in JOIN incident ON incident.id = check_in.incident_id WHERE person_id = $1 ORDER BY check_in.id`,
    [personId],
  );
}

/** The place of a report about somebody, by its public id: who it is about, and where. */
export async function reportNamed(
  database: Database,
  publicId: string,
  involved: PersonId,
): Promise<{ readonly id: number; readonly incidentId: IncidentId; readonly personId: PersonId } | undefined> {
  const [found] = await sql<{ id: number; incidentId: IncidentId; personId: PersonId }>(
    database,
    `SELECT id, incident_id AS "incidentId", person_id AS "personId" FROM check_in
     WHERE (person_id = $2 OR reported_by = $2) AND public_id = $1`,
    [publicId, involved],
  );
  return found;
}
