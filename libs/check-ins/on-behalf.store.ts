import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sqlOne } from '../platform/database/sql';

/** Whom a reporter has reported on since `since`, whatever became of it, apart from this person. */
export async function countReportedOthers(
  tx: EntityManager,
  reporter: PersonId,
  subject: PersonId,
  since: Date,
): Promise<number> {
  const { people } = await sqlOne<{ people: number }>(
    tx,
    `SELECT count(DISTINCT person_id) AS people FROM check_in
     WHERE reported_by = $1 AND person_id <> $2 AND recorded_at > $3`,
    [reporter, subject, since],
  );
  return people;
}

/** What others have reported of one person since `since`: by this reporter, and by everybody. */
export async function countReportsAbout(
  tx: EntityManager,
  subject: PersonId,
  reporter: PersonId,
  since: Date,
): Promise<{ readonly byReporter: number; readonly byAll: number }> {
  return sqlOne(
    tx,
    `SELECT count(*) FILTER (WHERE reported_by = $2) AS "byReporter", count(*) AS "byAll" FROM check_in
     WHERE person_id = $1 AND source = 'on_behalf' AND recorded_at > $3`,
    [subject, reporter, since],
  );
}

/** How often people have said that what this reporter reported of them in the incident is not so. */
export async function countDisputed(tx: EntityManager, reporter: PersonId, incident: IncidentId): Promise<number> {
  const { disputes } = await sqlOne<{ disputes: number }>(
    tx,
    `SELECT count(*) AS disputes FROM check_in JOIN check_in_overlay overlay ON overlay.check_in_id = check_in.id
     WHERE reported_by = $1 AND incident_id = $2 AND overlay.kind = 'disputed'`,
    [reporter, incident],
  );
  return disputes;
}
