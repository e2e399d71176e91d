import type { EntityManager } from 'typeorm';
import type { AgencyId } from '../../identity/agency';
import type { IncidentId } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import { type Database, sql, sqlOne } from '../../platform/database/sql';
import type { Answer } from '../answer';
import type { OrganisationId } from './organisation';
import type { RosterFault, RosterId } from './roster';

export async function insertRoster(
  tx: EntityManager,
  roster: { readonly organisationId: OrganisationId; readonly incidentId: IncidentId; readonly rows: number },
  at: Date,
): Promise<{ readonly id: RosterId; readonly publicId: string }> {
  const { organisationId, incidentId, rows } = roster;
  return sqlOne(
    tx,
    `INSERT INTO roster (organisation_id, incident_id, rows_total, uploaded_at, finished_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $3 = 0 THEN $4::timestamptz END) RETURNING id, public_id AS "publicId"`,
    [organisationId, incidentId, rows, at],
  );
}

export async function insertChunks(tx: EntityManager, id: RosterId, sealed: readonly Buffer[]): Promise<void> {
  await sql(
    tx,
    `INSERT INTO roster_chunk (roster_id, position, rows_sealed)
     SELECT $1, position - 1, rows FROM unnest($2::bytea[]) WITH ORDINALITY AS chunk (rows, position)`,
    [id, sealed],
  );
}

/** A chunk with what its rows are read by. */
export interface TakenChunk {
  readonly rosterId: RosterId;
  readonly position: number;
  readonly sealed: Buffer;
  readonly organisationId: OrganisationId;
  readonly agencyId: AgencyId;
  readonly incidentId: IncidentId;
  readonly phoneRegion: string;
}

/**
 * The next chunk of any organisation of which nobody is writing one: taken away with the transaction. Two lists of one
 * organisation that were read at once would each take the same person for new.
 */
export async function takeChunk(tx: EntityManager): Promise<TakenChunk | undefined> {
  const [organisation] = await sql<{ id: OrganisationId }>(
    tx,
    `SELECT id FROM organisation WHERE EXISTS (
       SELECT FROM roster JOIN roster_chunk ON roster_chunk.roster_id = roster.id WHERE organisation_id = organisation.id)
     ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
  );
  if (!organisation) return undefined;
  const [chunk] = await sql<TakenChunk>(
    tx,
    `WITH next AS (
       SELECT roster_id, position FROM roster_chunk JOIN roster ON roster.id = roster_id
       WHERE organisation_id = $1 ORDER BY roster_id, position LIMIT 1),
     taken AS (
       DELETE FROM roster_chunk USING next
       WHERE roster_chunk.roster_id = next.roster_id AND roster_chunk.position = next.position
       RETURNING roster_chunk.roster_id, roster_chunk.position, rows_sealed)
     SELECT roster_id AS "rosterId", position, rows_sealed AS sealed, organisation_id AS "organisationId",
       agency_id AS "agencyId", incident_id AS "incidentId", phone_region AS "phoneRegion"
     FROM taken JOIN roster ON roster.id = roster_id JOIN organisation ON organisation.id = organisation_id
     JOIN agency ON agency.id = agency_id`,
    [organisation.id],
  );
  return chunk;
}

export interface SaidBefore {
  readonly personId: PersonId;
  readonly rosterId: RosterId;
  readonly answer: Answer;
}

/** What the organisation last said of each of the people in the incident, also where they have contradicted it. */
export function saidBefore(
  tx: EntityManager,
  { organisationId, incidentId }: Pick<TakenChunk, 'organisationId' | 'incidentId'>,
  people: readonly PersonId[],
): Promise<SaidBefore[]> {
  return sql(
    tx,
    `SELECT DISTINCT ON (person_id) person_id AS "personId", roster_id AS "rosterId", answer FROM check_in
     WHERE person_id = ANY ($3::bigint[]) AND incident_id = $2
       AND roster_id IN (SELECT id FROM roster WHERE organisation_id = $1 AND incident_id = $2)
     ORDER BY person_id, id DESC`,
    [organisationId, incidentId, people],
  );
}

export async function countRows(
  tx: EntityManager,
  id: RosterId,
  counts: Readonly<Record<'taken' | 'unchanged' | 'refused', number>>,
  at: Date,
): Promise<void> {
  const { taken, unchanged, refused } = counts;
  await sql(
    tx,
    `UPDATE roster SET taken = taken + $2, unchanged = unchanged + $3, refused = refused + $4, rows_done = rows_done + $5,
       finished_at = CASE WHEN rows_done + $5 >= rows_total THEN $6::timestamptz END WHERE id = $1`,
    [id, taken, unchanged, refused, taken + unchanged + refused, at],
  );
}

export async function insertFaults(tx: EntityManager, id: RosterId, faults: readonly RosterFault[]): Promise<void> {
  if (faults.length === 0) return;
  await sql(
    tx,
    `INSERT INTO roster_fault (roster_id, line, kind) SELECT $1, * FROM unnest($2::integer[], $3::text[])
     ON CONFLICT DO NOTHING`,
    [id, faults.map(({ line }) => line), faults.map(({ kind }) => kind)],
  );
}

/** Of incidents that ended before. */
export async function forgetRosters(database: Database, endedBefore: Date): Promise<void> {
  await sql(
    database,
    `DELETE FROM roster USING incident
     WHERE incident.id = roster.incident_id AND incident.status = 'closed' AND incident.ended_at < $1`,
    [endedBefore],
  );
}
