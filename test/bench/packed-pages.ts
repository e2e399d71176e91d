import type { DataSource } from 'typeorm';
import { peopleInArea } from '../../libs/alerting/audience.queries';
import { deliveryStatus } from '../../libs/alerting/delivery';
import type { VersionId } from '../../libs/incidents/incident';
import { sql } from '../../libs/platform/database/sql';
import { millisecondsOf } from './alternate';

const packSize = 5_000;

/** What a ledger would cost that keeps one row for a page of people and not one for each: a sketch, not the service. */
export async function preparePacks(database: DataSource): Promise<void> {
  await database.query(`
    CREATE TABLE pack (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, notice_id bigint, channel smallint, people bigint[], statuses bytea);
    CREATE TABLE pack_receipt (pack_id integer, at timestamptz DEFAULT clock_timestamp(), statuses bytea, carrier_refs text[]);
    ALTER TABLE pack ALTER people SET STORAGE EXTERNAL, ALTER statuses SET STORAGE EXTERNAL;`);
}

export async function createPacks(database: DataSource, noticeId: number): Promise<void> {
  const { text, parameters } = peopleInArea(1 as VersionId);
  await database.query(
    `WITH audience AS MATERIALIZED (${text}),
     frozen AS (
       UPDATE notice SET (people, audience_hash) = (
         SELECT count(*), sha256(string_agg(person_id::text, ',' ORDER BY person_id)::bytea) FROM audience) WHERE id = $2)
     INSERT INTO pack (notice_id, channel, people)
     SELECT $2, channel, array_agg(person_id ORDER BY person_id) FROM (
       SELECT channel, person_id, row_number() OVER (PARTITION BY channel ORDER BY person_id) / ${packSize} AS number FROM (
         SELECT 1 AS channel, person_id FROM audience
         WHERE EXISTS (SELECT FROM push_address WHERE push_address.person_id = audience.person_id)
         UNION ALL SELECT 3, person_id FROM audience) wanted) numbered
     GROUP BY channel, number`,
    [...parameters, noticeId],
  );
}

/** @returns rows, or what would be rows, per second */
export async function settlePacks(database: DataSource): Promise<number> {
  const packs = await sql<{ id: number; people: number }>(
    database,
    'SELECT id, cardinality(people) AS people FROM pack',
  );
  const ms = await millisecondsOf(async () => {
    for (const { id, people } of packs) {
      const statuses = Buffer.alloc(people, deliveryStatus.accepted);
      const refs = Array.from({ length: people }, (_, i) => `SM${String(id * packSize + i).padStart(32, '0')}`);
      await database.query(
        `WITH settled AS (UPDATE pack SET statuses = $2 WHERE id = $1)
         INSERT INTO pack_receipt (pack_id, statuses, carrier_refs) VALUES ($1, $2, $3)`,
        [id, statuses, refs],
      );
    }
  });
  await database.query('TRUNCATE pack, pack_receipt');
  return (packs.reduce((sum, { people }) => sum + people, 0) / ms) * 1000;
}
