import type { IncidentId } from '../incidents/incident';
import type { Mode } from '../incidents/alert';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { voiceMessagesSince } from './voice-message';
import { soundContext } from './voice-messages.store';

export interface ShownVoiceMessage {
  readonly publicId: string;
  /** Empty when the speaker has given none. */
  readonly name: string;
  readonly seconds: number;
  readonly recordedAt: Date;
}

/** The speaker may hear it too; and who is paused, what was there before. */
const mayHear = `(message.person_id = $1 OR EXISTS (
  SELECT FROM follow WHERE follower_id = $1 AND followed_id = message.person_id
    AND (status = 'accepted' OR status = 'paused' AND message.recorded_at <= paused_at)))`;

/** What those whom a person follows have said, newest first. */
export async function voiceMessagesFor(
  database: Database,
  vault: Vault,
  personId: PersonId,
  now: Date,
): Promise<ShownVoiceMessage[]> {
  const rows = await sql<{ publicId: string; speakerId: PersonId; seconds: number; recordedAt: Date }>(
    database,
    `SELECT public_id AS "publicId", person_id AS "speakerId", seconds, recorded_at AS "recordedAt"
     FROM voice_message message WHERE person_id <> $1 AND recorded_at > $2 AND ${mayHear} ORDER BY id DESC LIMIT 50`,
    [personId, voiceMessagesSince(now)],
  );
  const speakers = await contactsOf(database, vault, [...new Set(rows.map(({ speakerId }) => speakerId))]);
  return rows.map(({ speakerId, ...row }) => ({
    ...row,
    name: speakers.find(({ id }) => id === speakerId)?.name ?? '',
  }));
}

/** @returns undefined when there is none, it is over, or the asker may not hear it: which, is not told */
export async function soundOf(
  database: Database,
  vault: Vault,
  { publicId, askerId, now }: { readonly publicId: string; readonly askerId: PersonId; readonly now: Date },
): Promise<Buffer | undefined> {
  const [found] = await sql<{ recordingSid: string; sealed: Buffer }>(
    database,
    `SELECT recording_sid AS "recordingSid", audio_sealed AS sealed FROM voice_message message
     WHERE public_id = $2 AND recorded_at > $3 AND ${mayHear}`,
    [askerId, publicId, voiceMessagesSince(now)],
  );
  return found && Buffer.from(vault.open(found.sealed, soundContext(found.recordingSid)), 'base64');
}

/** What a person has said themselves, oldest first, for their own export. */
export function ownVoiceMessages(
  database: Database,
  personId: PersonId,
): Promise<{ readonly id: string; readonly seconds: number; readonly recordedAt: Date }[]> {
  return sql(
    database,
    'SELECT public_id AS id, seconds, recorded_at AS "recordedAt" FROM voice_message WHERE person_id = $1 ORDER BY id',
    [personId],
  );
}

export interface LeftVoiceMessage {
  readonly personId: PersonId;
  readonly incidentId: IncidentId;
  readonly mode: Mode;
  readonly recordedAt: Date;
}

export async function voiceMessageById(database: Database, id: number): Promise<LeftVoiceMessage | undefined> {
  const [message] = await sql<LeftVoiceMessage>(
    database,
    `SELECT person_id AS "personId", incident_id AS "incidentId", incident.mode, recorded_at AS "recordedAt"
     FROM voice_message JOIN incident ON incident.id = incident_id WHERE voice_message.id = $1`,
    [id],
  );
  return message;
}
