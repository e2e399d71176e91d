import type { EntityManager } from 'typeorm';
import { childCells, parentCell } from '../geo/parent-cell';
import type { OfficerId } from '../identity/officer';
import type { IncidentId } from '../incidents/incident';
import { placeOfCell } from '../incidents/place-of-cell';
import { type Database, sql } from '../platform/database/sql';
import { fewestAnswers, pauseAbove, type PausedCell, pauseResolution, resumeAt } from './pause';

const cellOf = parentCell('place.cell', pauseResolution);
const children = childCells('looked.cell');

const isInArea = (version: string): string => `(
  SELECT to_cell FROM alert_version_range
  WHERE version_id = ${version} AND from_cell <= place.cell ORDER BY from_cell DESC LIMIT 1) >= place.cell`;

/**
 * Looks at the cells of running alerts in which somebody says that they are not there, and at those that are paused:
 * pauses and resumes by the share of such answers from confirmed phones. What an officer has resumed stays resumed.
 * @returns the incidents in which something goes on
 */
export async function judgeCells(tx: EntityManager, now: Date): Promise<IncidentId[]> {
  const rows = await sql<{ incidentId: IncidentId }>(
    tx,
    `WITH newest AS (
       SELECT incident.id AS incident_id, version.id AS version_id FROM incident CROSS JOIN LATERAL (
         SELECT id FROM alert_version WHERE incident_id = incident.id AND status = 'published'
         ORDER BY version DESC LIMIT 1) version
       WHERE incident.status = 'active'),
     looked AS MATERIALIZED (
       SELECT incident_id, version_id, ${cellOf} AS cell
       FROM newest JOIN current_check_in answer USING (incident_id) JOIN person_place place USING (person_id)
       WHERE answer.answer = 'not_in_area' AND answer.verified AND ${isInArea('version_id')}
       GROUP BY 1, 2, 3 HAVING count(DISTINCT person_id) > ${fewestAnswers * pauseAbove}
       UNION
       SELECT incident_id, version_id, cell FROM newest JOIN paused_cell USING (incident_id) WHERE resumed_at IS NULL),
     judged AS MATERIALIZED (
       SELECT looked.incident_id, looked.cell, count(DISTINCT place.person_id) AS answers,
         count(DISTINCT place.person_id) FILTER (WHERE answer.answer = 'not_in_area') AS absent
       FROM looked JOIN person_place place ON place.cell BETWEEN ${children.first} AND ${children.last}
       JOIN current_check_in answer ON answer.incident_id = looked.incident_id AND answer.person_id = place.person_id
       WHERE answer.answer IS NOT NULL AND answer.verified AND ${isInArea('looked.version_id')}
       GROUP BY 1, 2),
     paused AS (
       INSERT INTO paused_cell (incident_id, cell, paused_at)
       SELECT incident_id, cell, $1 FROM judged WHERE answers >= ${fewestAnswers} AND absent > answers * ${pauseAbove}
       ORDER BY incident_id, cell
       ON CONFLICT (incident_id, cell) DO UPDATE SET paused_at = excluded.paused_at, resumed_at = NULL
       WHERE paused_cell.resumed_at IS NOT NULL AND paused_cell.resumed_by IS NULL),
     resumed AS (
       UPDATE paused_cell SET resumed_at = $1 FROM judged
       WHERE paused_cell.incident_id = judged.incident_id AND paused_cell.cell = judged.cell
         AND paused_cell.resumed_at IS NULL AND absent <= answers * ${resumeAt} RETURNING paused_cell.incident_id)
     SELECT DISTINCT incident_id AS "incidentId" FROM resumed`,
    [now],
  );
  return rows.map(({ incidentId }) => incidentId);
}

/** @returns whether the cell was paused */
export async function resumeCell(
  tx: EntityManager,
  incidentId: IncidentId,
  cell: string,
  officer: OfficerId,
  at: Date,
): Promise<boolean> {
  const rows = await sql(
    tx,
    `UPDATE paused_cell SET resumed_at = $4, resumed_by = $3
     WHERE incident_id = $1 AND to_hex(cell) = $2 AND resumed_at IS NULL RETURNING 1`,
    [incidentId, cell, officer, at],
  );
  return rows.length === 1;
}

/** The oldest first. */
export function pausedCells(database: Database, incidentId: IncidentId): Promise<PausedCell[]> {
  return sql(
    database,
    `SELECT to_hex(looked.cell) AS cell, ${placeOfCell(children.first)} AS place, paused_at AS "pausedAt"
     FROM paused_cell looked WHERE incident_id = $1 AND resumed_at IS NULL ORDER BY paused_at, looked.cell`,
    [incidentId],
  );
}
