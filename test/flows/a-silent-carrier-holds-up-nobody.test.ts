import { setTimeout as pause } from 'node:timers/promises';
import { deliveryStatus } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
  // The very first push waits for keys and connections, longer than a page waits for its stragglers.
  await world.subscriber({ push: true });
  await world.publishAlert();
  await world.settle();
  await world.calm();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  world.simulator.faults.clear();
  await world.calm();
});

/** What the push service has answered for this person, as far as it is settled. */
async function settled(person: Subscriber): Promise<number[]> {
  const rows = await world.rows<{ status: number }>(
    `SELECT receipt.status FROM receipt JOIN notice ON notice.id = notice_id
     WHERE class = 'alerts' AND channel = ${channelCodes.push} AND person_id = $1
       AND receipt.status IN (${deliveryStatus.accepted}, ${deliveryStatus.queued}) ORDER BY receipt.id`,
    [person.id],
  );
  return rows.map(({ status }) => status);
}

async function until(person: Subscriber, status: number): Promise<void> {
  while (!(await settled(person)).includes(status)) await pause(50);
}

test('while one person waits for a slow push service, everybody else is told, and nobody twice', async () => {
  const [waits, well] = await world.subscribers([{ push: true }, { push: true }]);
  world.simulator.faults.set([{ fault: 'slow', afterMs: 6000, channel: 'push', to: waits.device.id }]);
  await world.publishAlert();
  await until(well, deliveryStatus.accepted);
  expect(await settled(waits)).toEqual([]);
  await until(waits, deliveryStatus.accepted);
  await world.settle();
  expect(world.push.shown(waits.device)).toHaveLength(1);
  expect(world.push.shown(well.device)).toHaveLength(1);
});

test('one who is refused while another waits for an answer is told as soon as the page comes round again', async () => {
  const [waits, refused] = await world.subscribers([{ push: true }, { push: true }]);
  world.simulator.faults.set([
    { fault: 'slow', afterMs: 4000, channel: 'push', to: waits.device.id, times: 1 },
    { fault: '429', channel: 'push', to: refused.device.id, times: 1 },
  ]);
  await world.publishAlert();
  await until(refused, deliveryStatus.queued);
  await until(waits, deliveryStatus.accepted);
  await world.advance(60_000);
  await world.settle();
  expect(world.push.shown(refused.device)).toHaveLength(1);
  expect(world.push.shown(waits.device)).toHaveLength(1);
});
