import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { arrayLiteral } from '../platform/database/array-literal';
import { prepared, sql } from '../platform/database/sql';
import type { Answer } from './answer';
import type { CheckIn } from './check-in';
import { isOwn } from './source';

/** An answer on its way into the table. */
export interface NewReport extends CheckIn {
  readonly saidAt: Date;
  readonly saidAtAdjusted: boolean;
}

/** What one new answer has changed of what counts. */
export interface Written {
  readonly id: number;
  readonly publicId: string;
  readonly idempotencyKey: string;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly answer: Answer;
  /** Absent when the whole history has to say what counts now; the row is locked then. */
  readonly change?: Change;
}

export interface Change {
  readonly checkInId: number | null;
  readonly before: Answer | null;
  readonly after: Answer | null;
  readonly becameConflicting: boolean;
}

/**
 * Writes many answers, at most one of a person and incident, with what counts of each: one statement. Rows are taken in
 * the order of their people, so that two processes wait for each other and never in a circle.
 * @returns those that are new: not of a used key, an erased person, or an incident that takes none
 */
export async function insertReports(tx: EntityManager, reports: readonly NewReport[], at: Date): Promise<Written[]> {
  const column = (valueOf: (report: NewReport) => Parameters<typeof arrayLiteral>[0][number]) =>
    arrayLiteral(reports.map(valueOf));
  const rows = await sql<Written & Change & { isCounted: boolean }>(tx, insertStatement, [
    column(({ incidentId }) => incidentId),
    column(({ personId }) => personId),
    column(({ answer }) => answer),
    column(({ source }) => source),
    column(({ verified }) => verified),
    column(({ idempotencyKey }) => idempotencyKey),
    column(({ saidAt }) => saidAt),
    column(({ saidAtAdjusted }) => saidAtAdjusted),
    column(({ onBehalf }) => onBehalf?.relation),
    column(({ onBehalf }) => onBehalf?.hadContact),
    column(({ onBehalf }) => onBehalf?.reportedBy),
    column(({ agencyId }) => agencyId),
    column(({ rosterId }) => rosterId),
    column(({ source }) => !isOwn(source)),
    at,
  ]);
  return rows.map(({ isCounted, checkInId, before, after, becameConflicting, ...written }) =>
    isCounted ? { ...written, change: { checkInId, before, after, becameConflicting } } : written,
  );
}

/** Of an answer and what has counted so far, what was said last counts. */
const newest = ['check_in_id', 'answer', 'source', 'verified', 'said_at', 'recorded_at'].map(
  (column) => `${column} = CASE WHEN (excluded.said_at, excluded.check_in_id) > (current.said_at, current.check_in_id)
    THEN excluded.${column} ELSE current.${column} END`,
);

const insertStatement = prepared(`
  WITH input AS (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::timestamptz[],
      $8::boolean[], $9::text[], $10::boolean[], $11::bigint[], $12::bigint[], $13::bigint[], $14::boolean[])
      AS input (incident_id, person_id, answer, source, verified, idempotency_key, said_at, said_at_adjusted, relation,
        had_contact, reported_by, agency_id, roster_id, is_mixed)),
  held AS (SELECT id FROM person WHERE id = ANY ($2) ORDER BY id FOR KEY SHARE),
  written AS (
    INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, said_at, said_at_adjusted,
      relation, had_contact, reported_by, agency_id, roster_id, recorded_at)
    SELECT incident_id, person_id, answer, source, verified, idempotency_key, said_at, said_at_adjusted,
      relation, had_contact, reported_by, agency_id, roster_id, $15
    FROM input JOIN held ON held.id = person_id
    WHERE incident_id IN (SELECT id FROM incident WHERE id = ANY ($1)
      AND status IN ('active', 'all_clear', 'cancelled', 'expired'))
    ORDER BY person_id, incident_id
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING *),
  counted AS (
    INSERT INTO current_check_in AS current (incident_id, person_id, check_in_id, answer, source, verified, said_at,
      recorded_at, help_asked_at, is_mixed)
    SELECT written.incident_id, written.person_id, id, written.answer, written.source, written.verified, written.said_at,
      written.recorded_at, CASE WHEN written.answer = 'need_help' THEN written.recorded_at END, input.is_mixed
    FROM written JOIN input USING (idempotency_key) ORDER BY written.person_id, written.incident_id
    ON CONFLICT (incident_id, person_id) DO UPDATE SET ${newest.join(', ')},
      help_asked_at = least(current.help_asked_at, excluded.help_asked_at)
    WHERE NOT current.is_mixed AND NOT excluded.is_mixed
    RETURNING current.incident_id, current.person_id, new.check_in_id, old.answer AS before, new.answer AS after,
      new.is_conflicting AND old.is_conflicting IS NOT TRUE AS became_conflicting)
  SELECT id, public_id AS "publicId", idempotency_key AS "idempotencyKey", incident_id AS "incidentId",
    person_id AS "personId", written.answer, counted.person_id IS NOT NULL AS "isCounted",
    counted.check_in_id AS "checkInId", before, after, became_conflicting AS "becameConflicting"
  FROM written LEFT JOIN counted USING (incident_id, person_id) ORDER BY id`);

/** What is known of answers that were not new. */
export interface Known {
  readonly idempotencyKey: string;
  readonly isPersonThere: boolean;
  readonly checkIn: { readonly id: number; readonly publicId: string; readonly answer: Answer } | null;
  readonly recordedAt: Date | null;
}

export function knownReports(tx: EntityManager, reports: readonly CheckIn[]): Promise<Known[]> {
  return sql(
    tx,
    `SELECT input.key AS "idempotencyKey", person.id IS NOT NULL AS "isPersonThere", recorded_at AS "recordedAt",
       CASE WHEN check_in.id IS NOT NULL
         THEN jsonb_build_object('id', check_in.id, 'publicId', check_in.public_id, 'answer', answer) END AS "checkIn"
     FROM unnest($1::text[], $2::bigint[]) AS input (key, person_id)
     LEFT JOIN check_in ON idempotency_key = input.key
     LEFT JOIN person ON person.id = input.person_id`,
    [reports.map(({ idempotencyKey }) => idempotencyKey), reports.map(({ personId }) => personId)],
  );
}
