import type { Language } from '../channels/language';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import type { PersonId } from './person';
import { sealedValue } from './sealed-values';

export interface CodeToSend {
  readonly personId: PersonId;
  readonly language: Language;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Undefined once the code is used or expired: then there is nothing left to say. */
export async function codeToSend(
  database: Database,
  vault: Vault,
  requestId: string,
  now: Date,
): Promise<CodeToSend | undefined> {
  const [row] = await sql<{ person_id: PersonId; language: Language; code_sealed: Buffer; expires_at: Date }>(
    database,
    'SELECT person_id, language, code_sealed, expires_at FROM one_time_code WHERE request_id = $1 AND expires_at > $2',
    [requestId, now],
  );
  if (!row) return undefined;
  const code = vault.open(row.code_sealed, sealedValue.code(requestId));
  return { personId: row.person_id, language: row.language, code, expiresAt: row.expires_at };
}

export interface LinkToSend {
  readonly personId: PersonId;
  readonly token: string;
  readonly expiresAt: Date;
}

/** @param linkId as the event gives it */
export async function linkToSend(
  database: Database,
  vault: Vault,
  linkId: string,
  now: Date,
): Promise<LinkToSend | undefined> {
  const tokenHash = Buffer.from(linkId, 'hex');
  const [row] = await sql<{ person_id: PersonId; token_sealed: Buffer; expires_at: Date }>(
    database,
    `SELECT person_id, token_sealed, expires_at FROM person_link
     WHERE token_hash = $1 AND purpose = 'manage' AND expires_at > $2`,
    [tokenHash, now],
  );
  if (!row) return undefined;
  const token = vault.open(row.token_sealed, sealedValue.linkToken(tokenHash));
  return { personId: row.person_id, token, expiresAt: row.expires_at };
}
