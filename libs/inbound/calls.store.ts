import type { EntityManager } from 'typeorm';
import type { Answer } from '../check-ins/answer';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, prepared, sql } from '../platform/database/sql';

/** What was last answered in a call. */
export interface AnsweredCall {
  readonly step: number;
  /** Null once the person is erased, or the call is old; and so are the rest. */
  readonly personId: PersonId | null;
  readonly incidentId: IncidentId | null;
  readonly answer: Answer | null;
}

export async function callAnswered(database: Database, callSid: string): Promise<AnsweredCall | undefined> {
  const [call] = await sql<AnsweredCall>(
    database,
    prepared(
      `SELECT step, person_id AS "personId", incident_id AS "incidentId", answer FROM voice_call WHERE call_sid = $1`,
    ),
    [callSid],
  );
  return call;
}

export interface NewTurn {
  readonly callSid: string;
  readonly step: number;
  readonly personId: PersonId;
  readonly incidentId: IncidentId;
  readonly answer: Answer;
}

/**
 * Several calls at once, each with one turn.
 * @returns the ids of those whose turn is new: a step that was taken, or a call that is forgotten, changes nothing
 */
export async function takeTurns(tx: EntityManager, turns: readonly NewTurn[], at: Date): Promise<Set<string>> {
  const rows = await sql<{ callSid: string }>(
    tx,
    `INSERT INTO voice_call (call_sid, step, person_id, incident_id, answer, answered_at)
     SELECT turn.*, $6 FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::text[]) turn
     ORDER BY 1
     ON CONFLICT (call_sid) DO UPDATE
     SET step = excluded.step, incident_id = excluded.incident_id, answer = excluded.answer
     WHERE voice_call.step < excluded.step AND voice_call.person_id = excluded.person_id
     RETURNING call_sid AS "callSid"`,
    [
      turns.map(({ callSid }) => callSid), turns.map(({ step }) => step), turns.map(({ personId }) => personId),
      turns.map(({ incidentId }) => incidentId), turns.map(({ answer }) => answer), at,
    ], // prettier-ignore
  );
  return new Set(rows.map(({ callSid }) => callSid));
}

/** Parts calls of before from those who made them, and with that the table forgets what they said; the ids stay. */
export async function forgetCalls(database: Database, before: Date): Promise<void> {
  await sql(database, 'UPDATE voice_call SET person_id = NULL WHERE answered_at < $1 AND person_id IS NOT NULL', [
    before,
  ]);
}
