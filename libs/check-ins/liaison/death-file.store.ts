import type { EntityManager } from 'typeorm';
import type { OfficerId } from '../../identity/officer';
import type { IncidentId } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import { type Database, sql } from '../../platform/database/sql';
import type { DeathFile, DeathFileStatus } from './death-file';

/** The context that an officer's words are sealed for. */
export const sealedReason = (publicId: string): string => `death_file:${publicId}:reason`;

const columns = `id, public_id AS "publicId", person_id AS "personId", status, opened_by AS "openedBy",
  opened_at AS "openedAt", decided_by AS "decidedBy", decided_at AS "decidedAt"`;

interface NewFile {
  readonly publicId: string;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly reasonSealed: Buffer;
  readonly openedBy: OfficerId;
  readonly openedAt: Date;
}

/** @returns false when a file about the person stands already */
export async function insertDeathFile(tx: EntityManager, file: NewFile): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO death_file (public_id, incident_id, person_id, status, reason_sealed, opened_by, opened_at)
     VALUES ($1, $2, $3, 'open', $4, $5, $6)
     ON CONFLICT (person_id) WHERE status <> 'rejected' DO NOTHING RETURNING id`,
    [file.publicId, file.incidentId, file.personId, file.reasonSealed, file.openedBy, file.openedAt],
  );
  return rows.length === 1;
}

/** Of an incident, the newest first. */
export function deathFilesOf(database: Database, incident: IncidentId): Promise<DeathFile[]> {
  return sql(database, `SELECT ${columns} FROM death_file WHERE incident_id = $1 ORDER BY id DESC`, [incident]);
}

/** With the names of the officers, and the words of the one who opened it, still sealed. */
export async function deathFileLook(
  database: Database,
  incident: IncidentId,
  publicId: string,
): Promise<(DeathFile & { openedByName: string; decidedByName: string | null; reasonSealed: Buffer }) | undefined> {
  const [file] = await sql<DeathFile & { openedByName: string; decidedByName: string | null; reasonSealed: Buffer }>(
    database,
    `SELECT ${columns}, reason_sealed AS "reasonSealed",
       (SELECT name FROM officer WHERE officer.id = opened_by) AS "openedByName",
       (SELECT name FROM officer WHERE officer.id = decided_by) AS "decidedByName"
     FROM death_file WHERE incident_id = $1 AND public_id::text = $2`,
    [incident, publicId],
  );
  return file;
}

export async function lockDeathFile(
  tx: EntityManager,
  incident: IncidentId,
  publicId: string,
): Promise<DeathFile | undefined> {
  const [file] = await sql<DeathFile>(
    tx,
    `SELECT ${columns} FROM death_file WHERE incident_id = $1 AND public_id::text = $2 FOR UPDATE`,
    [incident, publicId],
  );
  return file;
}

export async function saveVerdict(
  tx: EntityManager,
  id: number,
  { status, decidedBy, decidedAt }: { status: DeathFileStatus; decidedBy: OfficerId; decidedAt: Date },
): Promise<void> {
  await sql(tx, 'UPDATE death_file SET status = $2, decided_by = $3, decided_at = $4 WHERE id = $1', [
    id,
    status,
    decidedBy,
    decidedAt,
  ]);
}

/** Of incidents closed that were over before `before`. */
export async function forgetDeathFiles(database: Database, before: Date): Promise<void> {
  await sql(
    database,
    `DELETE FROM death_file USING incident
     WHERE incident.id = death_file.incident_id AND incident.status = 'closed' AND incident.ended_at < $1`,
    [before],
  );
}
