import { createECDH } from 'node:crypto';
import { fail, type Finding, ok, warn } from './finding';

const gigabyte = 1024 ** 3;

export function judgeDisk(freeBytes: number, directory: string): Finding {
  const detail = `${(freeBytes / gigabyte).toFixed(1)} GB free in ${directory}`;
  if (freeBytes < gigabyte / 4) return fail('disk', detail, 'free some space: a full disk stops the database');
  if (freeBytes < 2 * gigabyte) return warn('disk', detail, 'free some space before an evening with many messages');
  return ok('disk', detail);
}

/** @param skewMs how far this machine's clock is ahead of the database's */
export function judgeSkew(skewMs: number): Finding {
  const detail = `this machine differs from the database by ${(Math.abs(skewMs) / 1000).toFixed(1)} s`;
  if (Math.abs(skewMs) > 30_000) return fail('clock', detail, 'start time synchronisation (NTP) on both');
  if (Math.abs(skewMs) > 1_000) return warn('clock', detail, 'check time synchronisation (NTP)');
  return ok('clock', detail);
}

/** Whether the two VAPID keys belong to each other (RFC 8292 §3.2): push services refuse everything otherwise. */
export function judgeVapid({
  publicKey,
  privateKey,
}: {
  readonly publicKey: string;
  readonly privateKey: string;
}): Finding {
  const next = 'set VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY to one pair (npx web-push generate-vapid-keys)';
  const secret = Buffer.from(privateKey, 'base64url');
  if (secret.length !== 32) return fail('push keys', 'the private key is not 32 bytes in base64url', next);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  if (pair.getPublicKey('base64url') !== publicKey) return fail('push keys', 'the keys are not a pair', next);
  return ok('push keys', 'a pair');
}

/** @param major e.g. 18 */
export function judgeServerVersion(major: number): Finding {
  if (major >= 18) return ok('database', `PostgreSQL ${major}`);
  return fail(
    'database',
    `PostgreSQL ${major} is older than the one that the service is tested with`,
    'use PostgreSQL 18',
  );
}

export function judgeMigrations(missing: readonly string[]): Finding {
  if (missing.length === 0) return ok('migrations', 'all applied');
  return warn('migrations', `${missing.length} to apply (${missing.join(', ')})`, 'start the service: it applies them');
}

/** @param status of the answer to a signed request for the account */
export function judgeCarrier(status: number, origin: string): Finding {
  if (status === 401 || status === 403) {
    return fail('carrier', `${origin} refuses the account`, 'check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN');
  }
  if (status >= 500) return warn('carrier', `${origin} answers ${status}`, "look at the carrier's status page");
  return ok('carrier', `${origin} answers`);
}
