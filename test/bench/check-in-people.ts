import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { sql } from '../../libs/platform/database/sql';
import { hashToken } from '../../libs/platform/token';

/** The session of the nth person, the same in every process. */
export const sessionToken = (n: number): string => createHash('sha256').update(`person ${n}`).digest('base64url');

const incidents = 3;

/** People who are signed in, and running incidents. */
export async function loadAnswerers(
  database: DataSource,
  people: number,
): Promise<{ readonly publicId: string; readonly id: number }[]> {
  const atOnce = 5000;
  for (let from = 0; from < people; from += atOnce) {
    const hashes = Array.from({ length: Math.min(atOnce, people - from) }, (_, i) => hashToken(sessionToken(from + i)));
    await sql(
      database,
      `WITH person AS (
         INSERT INTO person (phone_index, phone_sealed, language, verified_at)
         SELECT hash, hash, 'fr', now() FROM unnest($1::bytea[]) AS hash RETURNING id, phone_index)
       INSERT INTO person_link (token_hash, person_id, purpose, created_at, expires_at)
       SELECT phone_index, id, 'session', now(), now() + interval '1 day' FROM person`,
      [hashes],
    );
  }
  const running = await sql<{ publicId: string; id: number }>(
    database,
    `WITH agency AS (
       INSERT INTO agency (name, cap_sender, territory, time_zone, phone_region)
       VALUES ('Bench', 'bench.test', '{}', 'Europe/Paris', 'FR') RETURNING id)
     INSERT INTO incident (agency_id, mode, status, created_at, activated_at, expires_at)
     SELECT id, 'Actual', 'active', now(), now(), now() + interval '1 day' FROM agency, generate_series(1, ${incidents})
     RETURNING public_id AS "publicId", id`,
  );
  await sql(database, 'VACUUM ANALYZE');
  return running;
}
