import type { EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { isFrozen } from '../check-ins/liaison/death-file';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import { maybeTold } from './delivery';
import { staleAfterHours } from './ladder';
import type { DueRung } from './rung.store';
import { isNotPaused, isUnanswered, isWilling } from './silence';

export interface Prompted {
  readonly personId: PersonId;
  /** A text had to be sent for the alert, so that a push is not to be relied on. */
  readonly wasTexted: boolean;
}

/**
 * Those of a rung's page who were reached, have not answered and have not been asked about the incident before. Who is
 * given is asked: nobody is given twice, whatever the version.
 */
export async function takeUnanswered(tx: EntityManager, rung: DueRung, now: Date): Promise<Prompted[]> {
  return sql(
    tx,
    `WITH asked AS (
       INSERT INTO prompt (incident_id, person_id, asked_at)
       SELECT notice.incident_id, told.person_id, $6
       FROM notice JOIN delivery told ON told.notice_id = notice.id JOIN person ON person.id = told.person_id
       WHERE notice.id = $1 AND told.channel = $2 AND told.page = $3 AND told.person_id BETWEEN $4 AND $5
         AND ${isUnanswered} AND ${isWilling} AND ${isNotPaused} AND EXISTS (
           SELECT FROM delivery reached WHERE reached.notice_id = told.notice_id AND reached.person_id = told.person_id
             AND reached.status IN (${maybeTold.join(', ')}))
       ORDER BY told.person_id ON CONFLICT DO NOTHING RETURNING person_id)
     SELECT person_id AS "personId", EXISTS (
       SELECT FROM delivery texted WHERE texted.notice_id = $1 AND texted.channel = ${channelCodes.sms}
         AND texted.person_id = asked.person_id) AS "wasTexted" FROM asked ORDER BY 1`,
    [rung.noticeId, rung.channel, rung.page, rung.personFrom, rung.personTo, now],
  );
}

/**
 * Those whose answer has become stale and who have not been asked for as long. Who is not there was promised not to be
 * asked again; who has never confirmed the phone was never told, and may be anybody.
 */
export async function takeStale(tx: EntityManager, incident: IncidentId, now: Date, most: number): Promise<Prompted[]> {
  const before = new Date(now.getTime() - staleAfterHours * 3_600_000);
  return sql(
    tx,
    `INSERT INTO prompt (incident_id, person_id, asked_at)
     SELECT answer.incident_id, answer.person_id, $2
     FROM current_check_in answer JOIN person ON person.id = answer.person_id AND person.verified_at IS NOT NULL
     LEFT JOIN prompt USING (incident_id, person_id)
     WHERE answer.incident_id = $1 AND answer.said_at <= $3 AND answer.answer <> 'not_in_area'
       AND (prompt.asked_at IS NULL OR prompt.asked_at <= $3)
       AND NOT EXISTS (SELECT FROM opt_out WHERE opt_out.person_id = answer.person_id AND opt_out.class = 'alerts')
       AND NOT ${isFrozen('answer.person_id')}
     ORDER BY answer.person_id LIMIT $4
     ON CONFLICT (incident_id, person_id) DO UPDATE SET asked_at = excluded.asked_at
     RETURNING person_id AS "personId", false AS "wasTexted"`,
    [incident, now, before, most],
  );
}

/** Of incidents that are over nobody is asked any more. */
export async function forgetPrompts(database: Database): Promise<void> {
  await sql(
    database,
    `DELETE FROM prompt USING incident WHERE incident.id = prompt.incident_id AND incident.status <> 'active'`,
  );
}
