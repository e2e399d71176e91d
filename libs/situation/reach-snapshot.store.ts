import type { EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import type { IncidentId, VersionId } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';
import type { PlaceReach } from './reach';
import { lastSnapshot, type SnapshotMinute, snapshotMinutes } from './reach-snapshot';

export interface DueSnapshot {
  readonly versionId: VersionId;
  readonly incidentId: IncidentId;
  readonly minute: SnapshotMinute;
}

/** A version whose audience was never frozen, because newer words came first, has nothing to count. */
const isPlanned = `EXISTS (SELECT FROM notice WHERE notice.version_id = version.id AND notice.class = 'alerts')`;

const isMissing = (minute: string): string =>
  `NOT EXISTS (SELECT FROM reach_snapshot s WHERE s.version_id = version.id AND s.minute = ${minute})`;

/** @param since of versions sent before, nothing is counted at a minute any more */
export function dueSnapshots(database: Database, since: Date, now: Date): Promise<DueSnapshot[]> {
  return sql(
    database,
    `SELECT version.id AS "versionId", incident_id AS "incidentId", due.minute FROM alert_version version
     CROSS JOIN unnest(ARRAY[${snapshotMinutes.join(', ')}]) AS due (minute)
     WHERE status = 'published' AND sent_at > $1 AND sent_at + make_interval(mins => due.minute) <= $2
       AND ${isMissing('due.minute')} AND ${isPlanned}
     ORDER BY version.id, due.minute`,
    [since, now],
  );
}

/** Versions of closed incidents that have not been counted for the last time. */
export function dueLastSnapshots(database: Database): Promise<DueSnapshot[]> {
  return sql(
    database,
    `SELECT version.id AS "versionId", version.incident_id AS "incidentId", ${lastSnapshot} AS minute
     FROM alert_version version JOIN incident ON incident.id = version.incident_id
     WHERE incident.status = 'closed' AND version.status = 'published'
       AND ${isMissing(String(lastSnapshot))} AND ${isPlanned} ORDER BY version.id`,
  );
}

/** @returns false when it is taken already; waits for another worker that is taking it */
export async function startSnapshot(tx: EntityManager, due: DueSnapshot, takenAt: Date): Promise<boolean> {
  const rows = await sql(
    tx,
    'INSERT INTO reach_snapshot (version_id, minute, taken_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [due.versionId, due.minute, takenAt],
  );
  return rows.length === 1;
}

export async function writeSnapshot(
  tx: EntityManager,
  { versionId, minute }: DueSnapshot,
  places: readonly PlaceReach[],
): Promise<void> {
  await sql(
    tx,
    `INSERT INTO reach_snapshot_commune
     SELECT $1, $2, * FROM jsonb_to_recordset($3::jsonb) AS given (place text, people integer, handed_off integer,
       accepted integer, confirmed integer, answered integer, unreached integer, answers jsonb, open_calls integer)`,
    [versionId, minute, JSON.stringify(places.map((place) => ({ ...place, handed_off: place.handedOff, open_calls: place.openCalls })))], // prettier-ignore
  );
  const channels = places.flatMap(({ place, channels: used }) =>
    used.map((reach) => ({
      ...reach,
      place,
      channel: channelCodes[reach.channel],
      handed_off: reach.handedOff,
      opted_out: reach.optedOut,
    })),
  );
  await sql(
    tx,
    `INSERT INTO reach_snapshot_channel
     SELECT $1, $2, * FROM jsonb_to_recordset($3::jsonb) AS given (place text, channel smallint, people integer,
       handed_off integer, accepted integer, confirmed integer, waiting integer, failed integer, unknown integer,
       expired integer, opted_out integer, superseded integer)`,
    [versionId, minute, JSON.stringify(channels)],
  );
}
