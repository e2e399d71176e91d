import { type Database, sql } from '../platform/database/sql';
import type { Officer, OfficerId } from './officer';
import { officerColumns } from './officers.queries';

/** What proves an officer; stays inside this context. */
export interface OfficerSecrets extends Officer {
  readonly passwordHash: string;
  readonly totpSecretSealed: Buffer;
}

const secretColumns = `${officerColumns}, password_hash AS "passwordHash", totp_secret_sealed AS "totpSecretSealed"`;

export async function secretsByEmail(database: Database, email: string): Promise<OfficerSecrets | undefined> {
  const [officer] = await sql<OfficerSecrets>(
    database,
    `SELECT ${secretColumns} FROM officer WHERE email = $1 AND disabled_at IS NULL`,
    [email],
  );
  return officer;
}

export async function secretsById(database: Database, id: OfficerId): Promise<OfficerSecrets | undefined> {
  const [officer] = await sql<OfficerSecrets>(
    database,
    `SELECT ${secretColumns} FROM officer WHERE id = $1 AND disabled_at IS NULL`,
    [id],
  );
  return officer;
}

/** Wrong codes that one account may give in a window, once the password is right. */
export const codeTries = { most: 10, windowHours: 6 } as const;

/**
 * Takes one of the account's tries before the code is looked at, so that guesses sent all at once cannot outrun the
 * count. Only who knows the password gets here: a stranger cannot lock the officer out.
 * @returns false when none is left
 */
export async function takeCodeTry(database: Database, id: OfficerId, now: Date): Promise<boolean> {
  const windowStart = new Date(now.getTime() - codeTries.windowHours * 3_600_000);
  const taken = await sql(
    database,
    `UPDATE officer SET
       code_tries = CASE WHEN code_tries_since > $2 THEN code_tries + 1 ELSE 1 END,
       code_tries_since = CASE WHEN code_tries_since > $2 THEN code_tries_since ELSE $3 END
     WHERE id = $1 AND (code_tries < $4 OR code_tries_since <= $2) RETURNING id`,
    [id, windowStart, now, codeTries.most],
  );
  return taken.length === 1;
}

/**
 * Uses up the code's time step and gives the try back.
 * @returns false when this step, or a later one, was used before (RFC 6238 §5.2), or the officer has just been disabled
 */
export async function useTotpStep(database: Database, id: OfficerId, step: number): Promise<boolean> {
  const used = await sql(
    database,
    `UPDATE officer SET totp_last_step = $2, code_tries = greatest(code_tries - 1, 0)
     WHERE id = $1 AND totp_last_step < $2 AND disabled_at IS NULL RETURNING id`,
    [id, step],
  );
  return used.length === 1;
}
