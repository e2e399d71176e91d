import { setTimeout as pause } from 'node:timers/promises';
import { templateContext } from '../../libs/alerting/template-context';
import { channelCodes } from '../../libs/channels/channel';
import { Vault } from '../../libs/platform/vault/vault';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

const backlogPages = 60;
const newsPerPage = 60;
const relativesLane = 3;

let world: World;
beforeEach(async () => (world = await World.start()));
afterEach(() => world[Symbol.asyncDispose]());

/** Thousands of pieces of news for one who follows many, page by page. */
async function backlogFor({ id }: Subscriber): Promise<void> {
  const vault = world.server.app.get(Vault, { strict: false });
  const events = Array.from({ length: backlogPages * newsPerPage }, (_, i) => -1 - i);
  const sealed = events.map((event) => vault.seal('{"kind":"help"}', templateContext(event, 'backlog')));
  await world.rows(
    `WITH news AS (
       INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       SELECT event_id, 'backlog', ${relativesLane}, 'relatives', 'Actual', sealed, false, now(), now() + interval '1 hour'
       FROM unnest($3::bigint[], $1::bytea[]) AS event (event_id, sealed) RETURNING id, (-event_id - 1) / ${newsPerPage} AS page),
     deliveries AS (
       INSERT INTO delivery (notice_id, channel, person_id, page) SELECT id, ${channelCodes.push}, $2, page FROM news)
     INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     SELECT array_agg(id), ${channelCodes.push}, ${relativesLane}, page, $2, $2 FROM news GROUP BY page`,
    [sealed, id, events],
  );
}

interface Backlog {
  readonly inHand: number;
  readonly offered: number;
  readonly queued: number;
  readonly done: number;
}

async function backlog(): Promise<Backlog> {
  const [now] = await world.rows<Backlog>(
    `SELECT count(*) FILTER (WHERE lease_until IS NOT NULL) AS "inHand",
       count(*) FILTER (WHERE offered_at IS NOT NULL) AS offered, count(*) FILTER (WHERE done_at IS NOT NULL) AS done,
       (SELECT count(*) FROM bullmq.job) AS queued
     FROM delivery_page WHERE lane = ${relativesLane}`,
  );
  return now;
}

test('an alert passes thousands of pieces of news for relatives, though each place that they may take is taken', async () => {
  const [follower, there] = await world.subscribers([{ push: true, firstName: 'Karim' }, { push: true }]);
  await Promise.all([world.author(), world.approver()]);
  world.simulator.faults.set([{ fault: 'slow', afterMs: 8000, channel: 'push', to: follower.device.id }]);
  await backlogFor(follower);
  let news = await backlog();
  while (news.inHand < 4) {
    await pause(20);
    news = await backlog();
  }
  await world.publishAlert();
  while ((await world.statusOf(there, 'push')) === undefined || world.push.shown(there.device).length === 0) {
    const { offered } = await backlog();
    expect(offered).toBeLessThanOrEqual(64);
    await pause(10);
  }
  const after = await backlog();
  expect(after.done).toBe(0);
  expect(after.inHand).toBe(4);
  expect(after.queued).toBeLessThan(backlogPages);
});
