import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';

export interface Recording {
  readonly recordingSid: string;
  readonly callSid: string;
  readonly accountSid: string;
  /** Null when nobody has answered in the call, or is erased: what is left to do is the deletion at the carrier. */
  readonly personId: PersonId | null;
  readonly incidentId: IncidentId | null;
  readonly seconds: number;
  readonly recordedAt: Date;
}

/** A recording that somebody made for those who follow them. */
export type OwnedRecording = Recording & { readonly personId: PersonId; readonly incidentId: IncidentId };

/** What a sealed sound is bound to. */
export const soundContext = (recordingSid: string): string => `voice_message:${recordingSid}:audio`;

/** One to a call: a second one, or the same again, changes nothing. */
export async function insertRecording(tx: EntityManager, recording: Recording): Promise<void> {
  const { recordingSid, callSid, accountSid, personId, incidentId, seconds, recordedAt } = recording;
  await sql(
    tx,
    `INSERT INTO voice_recording (recording_sid, call_sid, account_sid, person_id, incident_id, seconds, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [recordingSid, callSid, accountSid, personId, incidentId, seconds, recordedAt],
  );
}

export type DueRecording = Recording & { readonly tries: number };

/** 5, 10, 20 … at most 640 seconds: longer than fetching takes, so that two workers never fetch the same. */
const pause = `make_interval(secs => 5 * 2 ^ least(tries, 7))`;

/** Those whose turn it is; each is taken for the time until its next try. */
export function takeDueRecordings(database: Database, most: number): Promise<DueRecording[]> {
  return sql(
    database,
    `WITH due AS (
       SELECT recording_sid FROM voice_recording WHERE next_try_at <= clock_timestamp()
       ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     UPDATE voice_recording SET tries = least(tries + 1, 1000), next_try_at = clock_timestamp() + ${pause}
     FROM due WHERE voice_recording.recording_sid = due.recording_sid
     RETURNING voice_recording.recording_sid AS "recordingSid", call_sid AS "callSid", account_sid AS "accountSid",
       person_id AS "personId", incident_id AS "incidentId", seconds, recorded_at AS "recordedAt", tries`,
    [most],
  );
}

export async function endRecording(database: Database, recordingSid: string): Promise<void> {
  await sql(database, 'UPDATE voice_recording SET next_try_at = NULL WHERE recording_sid = $1', [recordingSid]);
}

export async function isMessageKept(database: Database, recordingSid: string): Promise<boolean> {
  const rows = await sql(database, 'SELECT id FROM voice_message WHERE recording_sid = $1', [recordingSid]);
  return rows.length === 1;
}

/** @returns undefined when it was kept before */
export async function insertMessage(
  tx: EntityManager,
  { recordingSid, personId, incidentId, seconds, recordedAt }: OwnedRecording,
  audioSealed: Buffer,
): Promise<number | undefined> {
  const [created] = await sql<{ id: number }>(
    tx,
    `INSERT INTO voice_message (recording_sid, person_id, incident_id, seconds, recorded_at, audio_sealed)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [recordingSid, personId, incidentId, seconds, recordedAt, audioSealed],
  );
  return created?.id;
}

/** Sounds of before go for good; that there was a recording stays, without its speaker. */
export async function forgetMessages(database: Database, before: Date): Promise<void> {
  await sql(database, 'DELETE FROM voice_message WHERE recorded_at < $1', [before]);
  await sql(database, 'UPDATE voice_recording SET person_id = NULL WHERE recorded_at < $1 AND person_id IS NOT NULL', [
    before,
  ]);
}
