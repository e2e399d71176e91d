import { setTimeout as pause } from 'node:timers/promises';
import { backlogFor, newsLane } from '../world/backlog';
import { World } from '../world/world';

jest.setTimeout(120_000);

const backlogPages = 60;

let world: World;
beforeEach(async () => (world = await World.start()));
afterEach(() => world[Symbol.asyncDispose]());

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
     FROM delivery_page WHERE lane = ${newsLane}`,
  );
  return now;
}

test('an alert passes thousands of pieces of news for relatives, though each place that they may take is taken', async () => {
  const [follower, there] = await world.subscribers([{ push: true, firstName: 'Karim' }, { push: true }]);
  await Promise.all([world.author(), world.approver()]);
  world.simulator.faults.set([{ fault: 'slow', afterMs: 8000, channel: 'push', to: follower.device.id }]);
  await backlogFor(world, follower, { channel: 'push', pages: backlogPages, perPage: 60 });
  let news = await backlog();
  while (news.inHand < 4) {
    await pause(20);
    news = await backlog();
  }
  await world.publishAlert();
  while ((await world.statusOf(there, 'push')) === undefined || world.push.shown(there.device).length === 0) {
    const { offered } = await backlog();
    expect(offered).toBeLessThanOrEqual(32);
    await pause(10);
  }
  const after = await backlog();
  expect(after.done).toBe(0);
  // A page of which only unanswered messages are left makes room for the next, so on a slow machine there may be more.
  expect(after.inHand).toBeGreaterThanOrEqual(4);
  expect(after.queued).toBeLessThan(backlogPages);
});
