import type { AlertContent } from '../incidents/alert';
import type { Incident } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';
import { type PastIncident, pastIncidents } from './blast-radius';

/**
 * The agency's last actual incidents of the same hazard, newest first: of the same category, and of a common event code
 * when the alert has codes.
 */
export function pastIncidentsLike(
  database: Database,
  { id, agencyId }: Pick<Incident, 'id' | 'agencyId'>,
  { category, eventCodes }: Pick<AlertContent, 'category' | 'eventCodes'>,
): Promise<PastIncident[]> {
  return sql(
    database,
    `SELECT incident.public_id AS id, incident.status, first.sent_at AS "sentAt", first.content -> 'texts' AS texts, notice.people
     FROM incident
     CROSS JOIN LATERAL (
       SELECT id, content, sent_at FROM alert_version
       WHERE incident_id = incident.id AND status = 'published' ORDER BY version LIMIT 1) first
     JOIN notice ON notice.incident_id = incident.id AND notice.version_id = first.id AND notice.rule = 'people'
     WHERE incident.agency_id = $1 AND incident.id <> $2 AND incident.mode = 'Actual'
       AND first.content ->> 'category' = $3
       AND ($4::jsonb = '[]' OR EXISTS (
         SELECT FROM jsonb_array_elements(first.content -> 'eventCodes') code WHERE $4::jsonb @> jsonb_build_array(code)))
     ORDER BY incident.id DESC LIMIT ${pastIncidents.most}`,
    [agencyId, id, category, JSON.stringify(eventCodes)],
  );
}
