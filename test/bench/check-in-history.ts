import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { Invariants } from './bench';

const atOnce = 20_000;

/**
 * Holds what the crowd was told against what stands in the table. Keys there end with the crowd's own; rows of pgbench
 * have none of these.
 */
export async function judgeHistory(database: DataSource, file: string): Promise<Invariants> {
  const endings = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [ending, key] = line.split(' ');
    // What was once acknowledged stays so, whatever a repetition was told.
    if (ending && key && endings.get(key) !== 'ok') endings.set(key, ending);
  }
  await sql(database, 'CREATE TABLE acknowledged (key text PRIMARY KEY, ending text NOT NULL)');
  const all = [...endings];
  for (let from = 0; from < all.length; from += atOnce) {
    const part = all.slice(from, from + atOnce);
    await sql(database, 'INSERT INTO acknowledged SELECT * FROM unnest($1::text[], $2::text[])', [
      part.map(([key]) => key),
      part.map(([, ending]) => ending),
    ]);
  }
  return sqlOne<Invariants>(
    database,
    `WITH stored AS (
       SELECT regexp_replace(idempotency_key, '^page:[0-9]+:', '') AS key, count(*) AS rows FROM check_in
       WHERE idempotency_key LIKE '%run____-____________' GROUP BY 1)
     SELECT count(*) FILTER (WHERE ending = 'ok' AND stored.key IS NULL) AS lost,
       count(*) FILTER (WHERE rows > 1) AS twice,
       count(*) FILTER (WHERE ending IS NULL OR (ending = 'fail' AND stored.key IS NOT NULL)) AS outside
     FROM acknowledged FULL JOIN stored USING (key)`,
  );
}
