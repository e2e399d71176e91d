import type { EntityManager } from 'typeorm';
import type { Officer } from '../identity/officer';
import { type Database, sql } from '../platform/database/sql';
import { AlertVersionEntity } from './alert-version.entity';
import type { AlertVersion, Incident, IncidentId, PublishedVersion, VersionId } from './incident';
import { IncidentEntity } from './incident.entity';
import { incidentProblems } from './incident-problems';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws incident-not-found, also for an id that is not one */
export async function incidentByPublicId(database: Database, publicId: string): Promise<IncidentEntity> {
  const manager = managerOf(database);
  const incident = uuid.test(publicId) ? await manager.findOneBy(IncidentEntity, { publicId }) : null;
  if (!incident) throw incidentProblems['incident-not-found']();
  return incident;
}

/** @throws incident-not-found, also for an incident of another agency: that there is one is not told */
export async function ownIncident(database: Database, officer: Officer, publicId: string): Promise<IncidentEntity> {
  const incident = await incidentByPublicId(database, publicId);
  if (incident.agencyId !== officer.agencyId) throw incidentProblems['incident-not-found']();
  return incident;
}

/**
 * Locked until the transaction ends: every change of an incident and its versions passes through this row. The lock
 * leaves rows that refer to the incident alone: nobody who calls an alarm off waits for its audience to be frozen.
 */
export async function lockIncident(tx: EntityManager, publicId: string): Promise<IncidentEntity> {
  const where = uuid.test(publicId) ? { publicId } : undefined;
  const incident = where && (await tx.findOne(IncidentEntity, { where, lock: { mode: 'for_no_key_update' } }));
  if (!incident) throw incidentProblems['incident-not-found']();
  return incident;
}

/**
 * By the short number that stands in texts.
 * @throws incident-not-found
 */
export async function incidentByNumber(database: Database, id: IncidentId): Promise<Incident> {
  const incident = await managerOf(database).findOneBy(IncidentEntity, { id });
  if (!incident) throw incidentProblems['incident-not-found']();
  return incident;
}

export function incidentById(database: Database, id: IncidentId): Promise<Incident> {
  return managerOf(database).findOneByOrFail(IncidentEntity, { id });
}

export async function publishedVersionById(database: Database, id: VersionId): Promise<PublishedVersion> {
  return published(await managerOf(database).findOneByOrFail(AlertVersionEntity, { id }));
}

/** The version that holds now, of an incident that went out at least once. */
export async function latestPublishedOf(database: Database, incidentId: IncidentId): Promise<PublishedVersion> {
  const where = { incidentId, status: 'published' } as const;
  return published(await managerOf(database).findOneOrFail(AlertVersionEntity, { where, order: { version: 'DESC' } }));
}

/** Newest first. */
export function versionsOf(database: Database, incidentId: IncidentId): Promise<AlertVersionEntity[]> {
  return managerOf(database).find(AlertVersionEntity, { where: { incidentId }, order: { version: 'DESC' } });
}

export async function publishedVersionsOf(database: Database, incidentId: IncidentId): Promise<PublishedVersion[]> {
  const where = { incidentId, status: 'published' } as const;
  const versions = await managerOf(database).find(AlertVersionEntity, { where, order: { version: 'DESC' } });
  return versions.map(published);
}

export interface IncidentSummary extends Incident {
  /** The newest version that was not discarded. */
  readonly latest: Pick<AlertVersion, 'version' | 'status' | 'content' | 'messageType'> & {
    readonly submittedAt: string | null;
  };
}

const summaries = `
  SELECT i.id, i.public_id AS "publicId", i.agency_id AS "agencyId", i.mode, i.status, i.created_at AS "createdAt",
    i.activated_at AS "activatedAt", i.ended_at AS "endedAt", i.expires_at AS "expiresAt",
    jsonb_build_object('version', v.version, 'status', v.status, 'content', v.content, 'messageType', v.message_type,
      'submittedAt', v.submitted_at) AS latest
  FROM incident i
  CROSS JOIN LATERAL (
    SELECT * FROM alert_version WHERE incident_id = i.id AND status <> 'discarded' ORDER BY version DESC LIMIT 1) v`;

/** What an officer sees first: alerts that wait for approval, then the newest. */
export function incidentsOfAgency(database: Database, agencyId: number): Promise<IncidentSummary[]> {
  return sql(
    database,
    `${summaries} WHERE i.agency_id = $1 ORDER BY (v.status = 'pending') DESC, (i.status = 'active') DESC, i.id DESC LIMIT 200`,
    [agencyId],
  );
}

/** Whether an alert to the public runs anywhere. */
export async function runsActualIncident(database: Database): Promise<boolean> {
  const found = await sql(database, `SELECT FROM incident WHERE mode = 'Actual' AND status = 'active' LIMIT 1`);
  return found.length > 0;
}

/** Incidents that the public may see, running ones first. Exercises and tests are marked, never hidden. */
export function publicIncidents(database: Database): Promise<IncidentSummary[]> {
  return sql(
    database,
    `${summaries.replace("status <> 'discarded'", "status = 'published'")}
     WHERE i.status IN ('active', 'all_clear', 'cancelled', 'expired') AND i.mode <> 'Test'
     ORDER BY (i.status = 'active') DESC, i.id DESC LIMIT 50`,
  );
}

function published(version: AlertVersionEntity): PublishedVersion {
  const { sentAt } = version;
  if (!sentAt) throw new Error(`version ${version.id} has not been published`);
  return { ...version, sentAt };
}

function managerOf(database: Database): EntityManager {
  return 'manager' in database ? database.manager : database;
}
