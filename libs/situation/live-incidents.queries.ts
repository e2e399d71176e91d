import { type Database, sql } from '../platform/database/sql';

export interface NewestVersion {
  readonly incidentId: number;
  readonly version: number;
}

/** What anybody may know: the newest published version of each incident. One that was never published is left out. */
export function newestVersions(database: Database, incidentIds: readonly number[]): Promise<NewestVersion[]> {
  return sql(
    database,
    `SELECT incident_id AS "incidentId", max(version)::integer AS version FROM alert_version
     WHERE incident_id = ANY ($1) AND status = 'published' GROUP BY incident_id`,
    [incidentIds],
  );
}
