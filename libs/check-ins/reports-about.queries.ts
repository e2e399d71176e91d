import type { IncidentId } from '../incidents/incident';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import type { Answer } from './answer';
import type { ReportAbout } from './report-about';
import { ownSources } from './source';

const organisationName = `(SELECT organisation.name FROM roster JOIN organisation ON organisation.id = organisation_id
  WHERE roster.id = check_in.roster_id)`;

/** What others have said of a person in incidents that are not closed and nobody has withdrawn, newest first. */
export async function reportsAbout(database: Database, vault: Vault, person: PersonId): Promise<ReportAbout[]> {
  const rows = await sql<Omit<ReportAbout, 'reporterName'> & Pick<StandingReport, 'reportedBy' | 'organisation'>>(
    database,
    `SELECT id, code, answer, relation, "hadContact", "saidAt", "reportedBy", organisation FROM (
       SELECT check_in.id AS position, public_id AS id, row_number() OVER (ORDER BY check_in.id) AS code, answer,
         relation, had_contact AS "hadContact", said_at AS "saidAt", reported_by AS "reportedBy",
         ${organisationName} AS organisation,
         EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id) AS is_withdrawn
       FROM check_in WHERE person_id = $1 AND source <> ALL ($2::text[])
         AND incident_id IN (SELECT id FROM incident WHERE status <> 'closed')) report
     WHERE NOT is_withdrawn ORDER BY position DESC`,
    [person, ownSources],
  );
  const contacts = await contactsOf(database, vault, rows.flatMap(({ reportedBy }) => reportedBy ?? [])); // prettier-ignore
  return rows.map(({ reportedBy, organisation, ...row }) => ({
    ...row,
    reporterName: organisation ?? contacts.find(({ id }) => id === reportedBy)?.name ?? '',
  }));
}

/** What the person who is reported on is told, while the report stands. */
export interface StandingReport {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly answer: Answer;
  readonly saidAt: Date;
  readonly reportedBy: PersonId | null;
  /** Of the organisation whose list it stands in. */
  readonly organisation: string | null;
}

export async function standingReport(database: Database, checkInId: number): Promise<StandingReport | undefined> {
  const [report] = await sql<StandingReport>(
    database,
    `SELECT incident_id AS "incidentId", person_id AS "personId", answer, said_at AS "saidAt", reported_by AS "reportedBy",
       ${organisationName} AS organisation
     FROM check_in WHERE id = $1 AND NOT EXISTS (SELECT FROM check_in_overlay WHERE check_in_id = check_in.id)`,
    [checkInId],
  );
  return report;
}
