import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Answer } from './answer';
import type { Change } from './check-in.store';
import { type Effective, effectiveOf, isConflicting, type Report } from './effective';
import { rankOf } from './source';

export type OverlayKind = 'disputed' | 'corrected';

/** A report with what is told of it to others. */
export interface StoredReport extends Report {
  readonly publicId: string;
  readonly reportedBy: PersonId | null;
}

/** Every answer about a person in an incident, in the order in which it came. */
export async function historyOf(
  tx: EntityManager,
  incidentId: IncidentId,
  personId: PersonId,
): Promise<StoredReport[]> {
  const rows = await sql<Omit<StoredReport, 'rank'> & { hadContact: boolean | null }>(
    tx,
    `SELECT id, public_id AS "publicId", answer, source, verified, said_at AS "saidAt", recorded_at AS "recordedAt",
       had_contact AS "hadContact", reported_by AS "reportedBy",
       EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id) AS "isWithdrawn"
     FROM check_in WHERE person_id = $1 AND incident_id = $2 ORDER BY id`,
    [personId, incidentId],
  );
  return rows.map(({ hadContact, ...row }) => ({ ...row, rank: rankOf(row.source, hadContact ?? false) }));
}

interface CurrentRow {
  readonly answer: Answer | null;
  readonly isConflicting: boolean;
}

/** One change at a time of what counts of a person; whoever adds an answer takes the same row. */
export async function lockCurrent(tx: EntityManager, incidentId: IncidentId, personId: PersonId): Promise<CurrentRow> {
  const [row] = await sql<CurrentRow>(
    tx,
    `SELECT answer, is_conflicting AS "isConflicting" FROM current_check_in
     WHERE incident_id = $1 AND person_id = $2 FOR UPDATE`,
    [incidentId, personId],
  );
  return row ?? { answer: null, isConflicting: false };
}

/** Reads the whole history again, and writes what counts of it now. */
export async function recount(tx: EntityManager, incidentId: IncidentId, personId: PersonId): Promise<Change> {
  const before = await lockCurrent(tx, incidentId, personId);
  const history = await historyOf(tx, incidentId, personId);
  const effective = effectiveOf(history);
  await saveEffective(tx, incidentId, personId, effective);
  return {
    checkInId: effective.report?.id ?? null,
    before: before.answer,
    after: effective.report?.answer ?? null,
    becameConflicting: isConflicting(effective) && !before.isConflicting,
  };
}

async function saveEffective(
  tx: EntityManager,
  incidentId: IncidentId,
  personId: PersonId,
  { report, isChallenged, helpAskedAt }: Effective,
): Promise<void> {
  await sql(
    tx,
    `UPDATE current_check_in current SET check_in_id = check_in.id, answer = check_in.answer, source = check_in.source,
       verified = check_in.verified, said_at = check_in.said_at, recorded_at = check_in.recorded_at,
       is_challenged = $4, help_asked_at = $5, is_mixed = true
     FROM (SELECT) AS one LEFT JOIN check_in ON id = $3
     WHERE current.incident_id = $1 AND current.person_id = $2`,
    [incidentId, personId, report?.id ?? null, isChallenged, helpAskedAt ?? null],
  );
}

/** @returns false when it was withdrawn in this way before */
export async function insertOverlay(
  tx: EntityManager,
  checkInId: number,
  kind: OverlayKind,
  at: Date,
): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO check_in_overlay (check_in_id, kind, recorded_at) VALUES ($1, $2, $3)
     ON CONFLICT (check_in_id, kind) DO NOTHING RETURNING id`,
    [checkInId, kind, at],
  );
  return rows.length === 1;
}

/** Of incidents closed that were over before `before`; some people at a time, so that no round is long. */
export async function forgetClosed(database: Database, before: Date): Promise<void> {
  await sql(
    database,
    `WITH gone AS (
       DELETE FROM current_check_in WHERE (incident_id, person_id) IN (
         SELECT incident_id, person_id FROM current_check_in
         WHERE incident_id IN (SELECT id FROM incident WHERE status = 'closed' AND ended_at < $1) LIMIT 10000)
       RETURNING incident_id, person_id)
     DELETE FROM check_in USING gone
     WHERE check_in.person_id = gone.person_id AND check_in.incident_id = gone.incident_id`,
    [before],
  );
}
