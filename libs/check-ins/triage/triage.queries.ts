import type { IncidentId } from '../../incidents/incident';
import { placeOfCell } from '../../incidents/place-of-cell';
import type { PersonId } from '../../people/person';
import { type Database, sql, sqlOne } from '../../platform/database/sql';
import type { ContradictedReporter, DeskCounts, DeskTicket, TicketAct, TriageAnswer, UnprovenGroup } from './desk';
import type { TicketId } from './ticket';
import { ticketColumns } from './ticket.store';

/** How long a ticket has stood open and nobody has it; as `standing` in ticket.ts. */
const isWaiting = (now: string): string =>
  `(status = 'open' OR status = 'claimed' AND held_until <= ${now} OR status = 'unreachable' AND due_at <= ${now})`;

/**
 * The place of a person by which to look for them: of those in the area of the newest version, where they were last,
 * else their home, else the first.
 */
const whereInArea = (incident: string, person: string, now: string): string => `
  SELECT cell FROM person_place
  WHERE person_id = ${person} AND (expires_at IS NULL OR expires_at > ${now}) AND (
    SELECT to_cell FROM alert_version_range WHERE version_id = (
      SELECT id FROM alert_version WHERE incident_id = ${incident} AND status = 'published' ORDER BY version DESC LIMIT 1)
      AND from_cell <= cell ORDER BY from_cell DESC LIMIT 1) >= cell
  ORDER BY kind <> 'last', kind <> 'home', slot LIMIT 1`;

const deskTickets = (condition: string): string => `
  SELECT ${ticketColumns}, ${placeOfCell('spot.cell')} AS place, officer.name AS "heldByName", current.answer,
    current.source, current.said_at AS "saidAt"
  FROM help_ticket
  LEFT JOIN LATERAL (${whereInArea('incident_id', 'help_ticket.person_id', '$2::timestamptz')}) spot ON true
  LEFT JOIN officer ON officer.id = held_by
  LEFT JOIN (SELECT incident_id, person_id, answer, source, said_at FROM current_check_in) current
    USING (incident_id, person_id)
  WHERE ${condition}`;

/** As many as a page shows. */
export const mostOnDesk = 100;

/**
 * What phones that were confirmed say: who asks for help or says the word for duress first, then contradictions; of
 * each the oldest, those that wait before those that somebody has.
 */
export function provenTickets(database: Database, incidentId: IncidentId, now: Date): Promise<DeskTicket[]> {
  return sql(
    database,
    `${deskTickets(`incident_id = $1 AND help_ticket.is_verified AND status <> 'resolved'`)}
     ORDER BY NOT ${isWaiting('$2')}, NOT (is_call OR is_duress), opened_at, id LIMIT ${mostOnDesk}`,
    [incidentId, now],
  );
}

/** Of one place, or without a known place when it is "", what unconfirmed numbers say; the oldest first. */
export function unprovenTickets(
  database: Database,
  incidentId: IncidentId,
  place: string,
  now: Date,
): Promise<DeskTicket[]> {
  return sql(
    database,
    `SELECT * FROM (${deskTickets(`incident_id = $1 AND NOT help_ticket.is_verified AND status <> 'resolved'`)}) unproven
     WHERE coalesce(place, '') = $3 ORDER BY NOT ("isCall" OR "isDuress"), "openedAt", id LIMIT ${mostOnDesk}`,
    [incidentId, now, place],
  );
}

export function unprovenGroups(database: Database, incidentId: IncidentId, now: Date): Promise<UnprovenGroup[]> {
  return sql(
    database,
    `SELECT ${placeOfCell('cell')} AS place, sum(tickets)::bigint AS tickets, sum(waiting)::bigint AS waiting,
       min(oldest) AS oldest
     FROM (
       SELECT spot.cell, count(*) AS tickets, count(*) FILTER (WHERE ${isWaiting('$2')}) AS waiting, min(opened_at) AS oldest
       FROM help_ticket
       LEFT JOIN LATERAL (${whereInArea('incident_id', 'help_ticket.person_id', '$2::timestamptz')}) spot ON true
       WHERE incident_id = $1 AND NOT is_verified AND status <> 'resolved' GROUP BY spot.cell) cells
     GROUP BY 1 ORDER BY waiting DESC, oldest LIMIT ${mostOnDesk}`,
    [incidentId, now],
  );
}

export function deskCounts(database: Database, incidentId: IncidentId, now: Date): Promise<DeskCounts> {
  return sqlOne(
    database,
    `SELECT count(*) FILTER (WHERE ${isWaiting('$2')}) AS waiting,
       count(*) FILTER (WHERE status = 'claimed' AND held_until > $2) AS held,
       count(*) FILTER (WHERE status = 'handed_to_112') AS "handedOver",
       count(*) FILTER (WHERE status = 'unreachable' AND due_at > $2) AS unreachable,
       count(*) FILTER (WHERE status = 'resolved') AS resolved,
       min(opened_at) FILTER (WHERE ${isWaiting('$2')} AND is_verified) AS "oldestWaiting",
       min(opened_at) FILTER (WHERE ${isWaiting('$2')} AND NOT is_verified) AS "oldestUnproven",
       (SELECT count(*) FROM check_in_overlay JOIN check_in ON check_in.id = check_in_id
         WHERE kind = 'disputed' AND incident_id = $1 AND reported_by IS NOT NULL) AS contradicted,
       (SELECT max(id) FROM help_act WHERE ticket_id IN (SELECT id FROM help_ticket WHERE incident_id = $1)) AS "newestAct"
     FROM help_ticket WHERE incident_id = $1`,
    [incidentId, now],
  );
}

export async function deskTicket(
  database: Database,
  incidentId: IncidentId,
  publicId: string,
  now: Date,
): Promise<DeskTicket | undefined> {
  const [ticket] = await sql<DeskTicket>(
    database,
    deskTickets('incident_id = $1 AND help_ticket.public_id::text = $3'),
    [incidentId, now, publicId],
  );
  return ticket;
}

/** Oldest first. */
export function actsOf(database: Database, id: TicketId): Promise<TicketAct[]> {
  return sql(
    database,
    `SELECT kind, officer_id AS "officerId", officer.name AS "officerName", at, words_sealed AS "wordsSealed"
     FROM help_act LEFT JOIN officer ON officer.id = officer_id WHERE ticket_id = $1 ORDER BY help_act.id`,
    [id],
  );
}

/** Oldest first. */
export function answersToTriage(
  database: Database,
  incidentId: IncidentId,
  personId: PersonId,
): Promise<TriageAnswer[]> {
  return sql(
    database,
    `SELECT answer, source, verified, said_at AS "saidAt", recorded_at AS "recordedAt", relation,
       had_contact AS "hadContact", EXISTS (SELECT FROM duress WHERE check_in_id = check_in.id) AS "underDuress",
       (SELECT count(*) FROM household_mark WHERE check_in_id = check_in.id) AS "alsoFor",
       EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id) AS "isWithdrawn",
       CASE WHEN reported_by IS NULL THEN 0 ELSE (
         SELECT count(*) FROM check_in said JOIN check_in_overlay ON check_in_id = said.id
         WHERE said.reported_by = check_in.reported_by AND said.incident_id = $2 AND kind = 'disputed') END AS "reporterContradicted"
     FROM check_in WHERE person_id = $1 AND incident_id = $2 ORDER BY id`,
    [personId, incidentId],
  );
}

/** Who reported of others what these said is not so. */
export function contradictedReporters(database: Database, incidentId: IncidentId): Promise<ContradictedReporter[]> {
  return sql(
    database,
    `SELECT reporter AS "personId", contradicted, "lastAt",
       (SELECT count(*) FROM check_in WHERE reported_by = reporter AND incident_id = $1) AS reports
     FROM (
       SELECT reported_by AS reporter, count(*) AS contradicted, max(overlay.recorded_at) AS "lastAt"
       FROM check_in_overlay overlay JOIN check_in ON check_in.id = check_in_id
       WHERE kind = 'disputed' AND incident_id = $1 AND reported_by IS NOT NULL GROUP BY reported_by) disputed
     ORDER BY contradicted DESC, "lastAt" DESC LIMIT ${mostOnDesk}`,
    [incidentId],
  );
}

/** The middles of the cells that a person wants to be warned for: where officers who were let see them look first. */
export function placesToSearch(
  database: Database,
  personId: PersonId,
  now: Date,
): Promise<{ kind: string; cell: string }[]> {
  return sql(
    database,
    `SELECT kind, cell::text AS cell FROM person_place
     WHERE person_id = $1 AND (expires_at IS NULL OR expires_at > $2) ORDER BY slot`,
    [personId, now],
  );
}

/** What a person is told when their call has been taken. */
export interface HelpTaking {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  /** Since when an officer has had the call. */
  readonly heldSince: Date | null;
}

export async function helpTaking(database: Database, id: TicketId): Promise<HelpTaking | undefined> {
  const [taking] = await sql<HelpTaking>(
    database,
    `SELECT incident_id AS "incidentId", person_id AS "personId", held_since AS "heldSince" FROM help_ticket WHERE id = $1`,
    [id],
  );
  return taking;
}
