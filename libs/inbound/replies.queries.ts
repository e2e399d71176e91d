import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { sealedPart } from './inbound-sms.store';

/** The words that a person has sent us and that we still hold, oldest first, for their own export. */
export async function messagesOf(
  database: Database,
  vault: Vault,
  personId: PersonId,
): Promise<{ readonly receivedAt: Date; readonly body: string }[]> {
  const rows = await sql<{ messageSid: string; sealed: Buffer; receivedAt: Date }>(
    database,
    `SELECT message_sid AS "messageSid", body_sealed AS sealed, received_at AS "receivedAt" FROM inbound_sms
     WHERE person_id = $1 AND body_sealed IS NOT NULL ORDER BY received_at, message_sid`,
    [personId],
  );
  return rows.map(({ messageSid, sealed, receivedAt }) => ({
    receivedAt,
    body: vault.open(sealed, sealedPart(messageSid, 'body')),
  }));
}
