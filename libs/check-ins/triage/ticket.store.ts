import type { EntityManager } from 'typeorm';
import type { OfficerId } from '../../identity/officer';
import type { IncidentId } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import { type Database, sql } from '../../platform/database/sql';
import type { Ticket, TicketId, TicketState } from './ticket';

/** Why somebody has to look at how a person is. */
export interface HelpFact {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly isCall: boolean;
  readonly isConflict: boolean;
  readonly isDuress: boolean;
  readonly isVerified: boolean;
  readonly isOwn: boolean;
}

/**
 * Opens a ticket for each person and incident, at most one fact of each, or adds the fact to theirs: what was resolved,
 * handed over or put off waits again, what an officer has stays with them.
 */
export async function openTickets(tx: EntityManager, facts: readonly HelpFact[], at: Date): Promise<void> {
  if (facts.length === 0) return;
  await sql(
    tx,
    `WITH fact AS (
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::boolean[], $5::boolean[], $6::boolean[], $7::boolean[])
         AS fact (incident_id, person_id, is_call, is_conflict, is_duress, is_verified, is_own)),
     opened AS (
       INSERT INTO help_ticket AS ticket
         (incident_id, person_id, status, is_call, is_conflict, is_duress, is_verified, is_own, opened_at)
       SELECT incident_id, person_id, 'open', is_call, is_conflict, is_duress, is_verified, is_own, $8
       FROM fact ORDER BY person_id, incident_id
       ON CONFLICT (incident_id, person_id) DO UPDATE SET
         status = CASE ticket.status WHEN 'claimed' THEN 'claimed' ELSE 'open' END,
         due_at = NULL,
         is_call = excluded.is_call OR ticket.status <> 'resolved' AND ticket.is_call,
         is_conflict = excluded.is_conflict OR ticket.status <> 'resolved' AND ticket.is_conflict,
         is_duress = excluded.is_duress OR ticket.is_duress,
         is_verified = excluded.is_verified OR ticket.status <> 'resolved' AND ticket.is_verified,
         is_own = excluded.is_own OR ticket.status <> 'resolved' AND ticket.is_own,
         opened_at = CASE WHEN ticket.status IN ('resolved', 'handed_to_112') THEN $8 ELSE ticket.opened_at END,
         tries = CASE ticket.status WHEN 'resolved' THEN 0 ELSE ticket.tries END,
         told_at = CASE ticket.status WHEN 'resolved' THEN NULL ELSE ticket.told_at END
       RETURNING id, incident_id, person_id, old.status AS before)
     INSERT INTO help_act (ticket_id, kind, at)
     SELECT id, kind, $8 FROM opened JOIN fact USING (incident_id, person_id)
     CROSS JOIN LATERAL (VALUES
       (1, 'reopened', before IN ('resolved', 'handed_to_112', 'unreachable')), (2, 'asked', is_call),
       (3, 'conflicted', is_conflict), (4, 'duress', is_duress)) AS act (place, kind, happened)
     WHERE happened ORDER BY id, place`,
    [
      facts.map(({ incidentId }) => incidentId), facts.map(({ personId }) => personId),
      facts.map(({ isCall }) => isCall), facts.map(({ isConflict }) => isConflict),
      facts.map(({ isDuress }) => isDuress), facts.map(({ isVerified }) => isVerified),
      facts.map(({ isOwn }) => isOwn), at,
    ], // prettier-ignore
  );
}

/** Selects a `Ticket` from the table `help_ticket`. */
export const ticketColumns = `help_ticket.id, help_ticket.public_id AS "publicId", incident_id AS "incidentId",
  person_id AS "personId", status, held_by AS "heldBy", held_since AS "heldSince", held_until AS "heldUntil", tries,
  due_at AS "dueAt", is_call AS "isCall", is_conflict AS "isConflict", is_duress AS "isDuress",
  is_verified AS "isVerified", opened_at AS "openedAt"`;

/** One act at a time: of two officers who claim at once, the second finds what the first has written. */
export async function lockTicket(
  tx: EntityManager,
  incidentId: IncidentId,
  publicId: string,
): Promise<Ticket | undefined> {
  const [ticket] = await sql<Ticket>(
    tx,
    `SELECT ${ticketColumns} FROM help_ticket WHERE public_id = $1 AND incident_id = $2 FOR NO KEY UPDATE`,
    [publicId, incidentId],
  );
  return ticket;
}

export async function saveState(tx: EntityManager, id: TicketId, state: TicketState): Promise<void> {
  const { status, heldBy, heldSince, heldUntil, tries, dueAt } = state;
  await sql(
    tx,
    `UPDATE help_ticket SET status = $2, held_by = $3, held_since = $4, held_until = $5, tries = $6, due_at = $7
     WHERE id = $1`,
    [id, status, heldBy, heldSince, heldUntil, tries, dueAt],
  );
}

export type OfficerAct = 'claimed' | 'lapsed' | 'released' | 'handed_over' | 'unreachable' | 'resolved' | 'revealed';

export interface NewAct {
  readonly kind: OfficerAct;
  readonly officerId: OfficerId | null;
  readonly at: Date;
  readonly wordsSealed?: Buffer | undefined;
}

export async function insertAct(tx: EntityManager, ticketId: TicketId, act: NewAct): Promise<void> {
  await sql(tx, 'INSERT INTO help_act (ticket_id, kind, officer_id, at, words_sealed) VALUES ($1, $2, $3, $4, $5)', [
    ticketId,
    act.kind,
    act.officerId,
    act.at,
    act.wordsSealed ?? null,
  ]);
}

/**
 * Once for each call, while an officer has it, and only if the person asked themselves. Never where the word for duress
 * was said: whoever holds the phone would read that help is on its way.
 */
export async function takeTelling(tx: EntityManager, id: TicketId, at: Date): Promise<boolean> {
  const rows = await sql(
    tx,
    `UPDATE help_ticket SET told_at = $2
     WHERE id = $1 AND told_at IS NULL AND status = 'claimed' AND is_call AND is_own AND NOT is_duress
     RETURNING id`,
    [id, at],
  );
  return rows.length === 1;
}

/** Of incidents that ended before. */
export async function forgetTickets(database: Database, endedBefore: Date): Promise<void> {
  await sql(
    database,
    `DELETE FROM help_ticket USING incident
     WHERE incident.id = help_ticket.incident_id AND incident.status = 'closed' AND incident.ended_at < $1`,
    [endedBefore],
  );
}
