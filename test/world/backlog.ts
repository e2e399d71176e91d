import { templateContext } from '../../libs/alerting/template-context';
import { type Channel, channelCodes } from '../../libs/channels/channel';
import { Vault } from '../../libs/platform/vault/vault';
import type { Subscriber } from './subscribers';
import type { World } from './world';

/** The lane of news for relatives. */
export const newsLane = 3;

/** Much news at once for one who follows many, page by page. */
export async function backlogFor(
  world: World,
  { id }: Subscriber,
  { channel, pages, perPage }: { readonly channel: Channel; readonly pages: number; readonly perPage: number },
): Promise<void> {
  const vault = world.server.app.get(Vault, { strict: false });
  const events = Array.from({ length: pages * perPage }, (_, i) => -1 - i);
  const sealed = events.map((event) => vault.seal('{"kind":"help"}', templateContext(event, 'backlog')));
  await world.rows(
    `WITH news AS (
       INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       SELECT event_id, 'backlog', ${newsLane}, 'relatives', 'Actual', sealed, false, now(), now() + interval '1 hour'
       FROM unnest($1::bigint[], $2::bytea[]) AS event (event_id, sealed) RETURNING id, (-event_id - 1) / $3::integer AS page),
     deliveries AS (
       INSERT INTO delivery (notice_id, channel, person_id, page) SELECT id, $4::smallint, $5, page FROM news)
     INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     SELECT array_agg(id), $4::smallint, ${newsLane}, page, $5, $5 FROM news GROUP BY page`,
    [events, sealed, perPage, channelCodes[channel], id],
  );
}
