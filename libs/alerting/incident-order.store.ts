import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { IncidentId, VersionId } from '../incidents/incident';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import { deliveryStatus } from './delivery';

/** Any number with which no other advisory lock begins: the letters "plan". */
const planLock = 0x706c616e;

/**
 * From here until the transaction ends nobody else decides who is told what about these incidents. A correction that is
 * planned while its alert is still being planned would otherwise see nobody who was told, and supersede nothing.
 */
export async function lockPlanning(tx: EntityManager, incidentIds: readonly IncidentId[]): Promise<void> {
  // Statements of their own, in one order for all: what follows must see what the holder before has committed.
  for (const id of [...new Set(incidentIds)].sort((a, b) => a - b)) {
    await sql(tx, 'SELECT pg_advisory_xact_lock($1, hashint8($2))', [planLock, id]);
  }
}

/** Whether people were told, or are about to be, of a later version: the words of this one come too late then. */
export async function isOvertaken(tx: EntityManager, incidentId: IncidentId, versionId: VersionId): Promise<boolean> {
  const later = await sql(
    tx,
    `SELECT id FROM notice WHERE incident_id = $1 AND version_id > $2 AND rule = 'people' LIMIT 1`,
    [incidentId, versionId],
  );
  return later.length > 0;
}

/** Whether the version's own audience is frozen: who is in the area before that is told with all the others. */
export async function isPlanned(tx: EntityManager, versionId: VersionId): Promise<boolean> {
  const own = await sql(tx, `SELECT id FROM notice WHERE version_id = $1 AND rule = 'people'`, [versionId]);
  return own.length > 0;
}

/** A text that waits for its turn is given back within half a second; a carrier that is slow is not waited for. */
const givenBackWithinMs = 2000;
const lookEveryMs = 50;

/**
 * Of a false alarm that nobody may hand over any more: waits until the workers have written what became of what they
 * had in hand. What never left is then no reason for a correction; what is still under way after a while counts as told.
 */
export async function untilGivenBack(tx: EntityManager, incidentId: IncidentId): Promise<void> {
  for (const deadline = performance.now() + givenBackWithinMs; performance.now() < deadline; await pause(lookEveryMs)) {
    if (!(await isInHand(tx, incidentId))) return;
  }
}

async function isInHand(tx: EntityManager, incidentId: IncidentId): Promise<boolean> {
  const { inHand } = await sqlOne<{ inHand: boolean }>(
    tx,
    `SELECT EXISTS (
       SELECT FROM notice JOIN delivery_page page ON notice.id = ANY (page.notice_ids)
       WHERE notice.incident_id = $1 AND page.done_at IS NULL AND page.lease_until > clock_timestamp() AND EXISTS (
         SELECT FROM delivery WHERE delivery.notice_id = notice.id AND delivery.channel = page.channel
           AND person_id BETWEEN page.person_from AND page.person_to AND delivery.page = page.page
           AND status = ${deliveryStatus.handed})) AS "inHand"`,
    [incidentId],
  );
  return inHand;
}

/**
 * Of a `notice`: since when its alert is called off, from the moment of the signature on. The correction still has to be
 * planned then, and on a busy machine that takes seconds in which the false alarm must not go on.
 */
export const calledOffAt = `(
  SELECT later.sent_at FROM alert_version later
  WHERE later.incident_id = notice.incident_id AND later.id > notice.version_id
    AND later.status = 'published' AND later.message_type = 'Cancel' LIMIT 1)`;

/** Those of the notices whose words have been replaced by now, or are called off. */
export async function supersededOf(database: Database, noticeIds: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    database,
    `SELECT id FROM notice WHERE id = ANY ($1) AND (superseded_at IS NOT NULL OR ${calledOffAt} IS NOT NULL)`,
    [noticeIds],
  );
  return rows.map(({ id }) => id);
}
