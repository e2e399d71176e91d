import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { type Database, prepared, sql } from '../platform/database/sql';

/** What the sealed parts of a message are bound to. */
export const sealedPart = (messageSid: string, part: 'body' | 'reply'): string => `inbound_sms:${messageSid}:${part}`;

export interface InboundSms {
  readonly messageSid: string;
  readonly personId: PersonId;
  readonly bodySealed: Buffer;
  readonly intent: string;
  readonly receivedAt: Date;
}

/** @returns false when the same message was taken at the same moment */
export async function insertInboundSms(tx: EntityManager, sms: InboundSms): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO inbound_sms (message_sid, person_id, body_sealed, intent, received_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message_sid) DO NOTHING RETURNING message_sid`,
    [sms.messageSid, sms.personId, sms.bodySealed, sms.intent, sms.receivedAt],
  );
  return rows.length === 1;
}

/**
 * Messages with their replies, in the order of their senders, whom nobody erases meanwhile.
 * @returns the ids of those that were not known, and whose senders are still there
 */
export async function insertAnsweredSms(
  tx: EntityManager,
  messages: readonly (InboundSms & { readonly replySealed: Buffer })[],
): Promise<Set<string>> {
  const rows = await sql<{ messageSid: string }>(tx, insertAnsweredStatement, [
    messages.map(({ messageSid }) => messageSid),
    messages.map(({ personId }) => personId),
    messages.map(({ bodySealed }) => bodySealed),
    messages.map(({ replySealed }) => replySealed),
    messages.map(({ intent }) => intent),
    messages.map(({ receivedAt }) => receivedAt),
  ]);
  return new Set(rows.map(({ messageSid }) => messageSid));
}

const insertAnsweredStatement = prepared(`WITH input AS (
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[], $6::timestamptz[])
       AS input (message_sid, person_id, body_sealed, reply_sealed, intent, received_at)),
   held AS (SELECT id FROM person WHERE id = ANY ($2) ORDER BY id FOR KEY SHARE)
   INSERT INTO inbound_sms (message_sid, person_id, body_sealed, reply_sealed, intent, received_at)
   SELECT input.* FROM input JOIN held ON held.id = person_id ORDER BY person_id
   ON CONFLICT (message_sid) DO NOTHING RETURNING message_sid AS "messageSid"`);

export async function setReply(tx: EntityManager, messageSid: string, replySealed: Buffer): Promise<void> {
  await sql(tx, 'UPDATE inbound_sms SET reply_sealed = $2 WHERE message_sid = $1', [messageSid, replySealed]);
}

/** Gives the reply and forgets it: from then on it is the notice's. */
export async function takeSealedReply(
  tx: EntityManager,
  messageSid: string,
): Promise<{ readonly personId: PersonId; readonly sealed: Buffer } | undefined> {
  const [taken] = await sql<{ personId: PersonId; sealed: Buffer }>(
    tx,
    prepared(`WITH waiting AS (
       SELECT message_sid, person_id, reply_sealed FROM inbound_sms
       WHERE message_sid = $1 AND person_id IS NOT NULL AND reply_sealed IS NOT NULL FOR UPDATE),
     emptied AS (
       UPDATE inbound_sms SET reply_sealed = NULL FROM waiting WHERE inbound_sms.message_sid = waiting.message_sid)
     SELECT person_id AS "personId", reply_sealed AS sealed FROM waiting`),
    [messageSid],
  );
  return taken;
}

/** Parts messages of before from their senders, and with that the table forgets their words; the ids stay. */
export async function forgetBodies(database: Database, before: Date): Promise<void> {
  await sql(database, 'UPDATE inbound_sms SET person_id = NULL WHERE received_at < $1 AND person_id IS NOT NULL', [
    before,
  ]);
}
