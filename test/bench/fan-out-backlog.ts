import type { DataSource } from 'typeorm';
import { pageSize } from '../../libs/alerting/delivery.store';
import { templateContext } from '../../libs/alerting/template-context';
import { channelCodes } from '../../libs/channels/channel';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { Vault } from '../../libs/platform/vault/vault';
import { newsLane } from '../world/backlog';

/** News for relatives that waits, in pages of pushes: each piece goes to the first so many who have a push address. */
export async function addBacklog(database: DataSource, vault: Vault, deliveries: number, first: number): Promise<void> {
  const { people } = await sqlOne<{ people: number }>(
    database,
    'SELECT count(*) AS people FROM push_address WHERE person_id <= $1',
    [first],
  );
  const events = Array.from({ length: Math.ceil(deliveries / people) }, (_, i) => -1 - i);
  const sealed = events.map((event) => vault.seal('{"kind":"help"}', templateContext(event, 'backlog')));
  await sql(
    database,
    `WITH audience AS MATERIALIZED (
       SELECT person_id, row_number() OVER (ORDER BY person_id) / ${pageSize} AS page FROM push_address WHERE person_id <= $3),
     news AS (
       INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       SELECT event_id, 'backlog', ${newsLane}, 'relatives', 'Actual', sealed, false, now(), now() + interval '1 hour'
       FROM unnest($1::bigint[], $2::bytea[]) AS event (event_id, sealed) RETURNING id),
     deliveries AS (
       INSERT INTO delivery (notice_id, channel, person_id, page)
       SELECT id, ${channelCodes.push}, person_id, page FROM news CROSS JOIN audience ORDER BY id, person_id)
     INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     SELECT ARRAY[id], ${channelCodes.push}, ${newsLane}, page, min(person_id), max(person_id)
     FROM news CROSS JOIN audience GROUP BY id, page`,
    [events, sealed, first],
  );
}
