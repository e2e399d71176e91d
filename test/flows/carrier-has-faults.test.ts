import type { FaultRule } from '../../apps/simulator/faults';
import { faithfulReceipts } from '../../apps/simulator/carrier/receipts.service';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  world.simulator.faults.clear();
  world.simulator.receipts.habits = faithfulReceipts;
  await world.calm();
});

/** Publishes to one person whose next requests go wrong, and lets every retry come due. */
async function tellWith(rule: Omit<FaultRule, 'to' | 'channel'>, severity: 'Extreme' | 'Severe' = 'Extreme') {
  const person = await world.subscriber();
  const { phone } = person;
  world.simulator.faults.set([{ ...rule, channel: 'sms', to: phone }]);
  await world.publishAlert({ severity });
  for (let round = 0; round < 4; round++) {
    await world.settle(60_000);
    // Less than twenty minutes in all: then there would be a reminder.
    await world.advance(290_000);
  }
  await world.settle();
  // Who does not answer is asked once more, after twenty minutes: no second copy.
  const told = world.sms.sentTo(phone).filter((text) => text.startsWith('ALERTE')).length;
  const status = await world.statusOf(person, 'sms');
  await world.calm();
  return { told, status };
}

test.each([
  ['says "too many requests"', { fault: '429', times: 2 }],
  ['is unavailable', { fault: '503', times: 2 }],
  ["says that the sender's queue is full", { fault: 'refuse', code: 21611, times: 1 }],
  ['refuses our password for a while', { fault: 'unauthorised', times: 1 }],
  ['gives a code that nobody has heard of', { fault: 'refuse', code: 65_001, times: 1 }],
] as const)('a phone is told once, later, when the carrier %s', async (_, rule) => {
  expect(await tellWith(rule)).toEqual({ told: 1, status: 'delivered' });
});

test.each([
  ['cuts the line after taking the message', { fault: 'cut', times: 1 }, { Extreme: 1, Severe: 1 }],
  ['answers what nobody can read', { fault: 'broken-json', times: 1 }, { Extreme: 1, Severe: 1 }],
  ['hangs up before taking it', { fault: 'reset', times: 1 }, { Extreme: 1, Severe: 0 }],
  ['fails with an error of its own', { fault: '500', times: 1 }, { Extreme: 1, Severe: 0 }],
] as const)(
  'when the carrier %s and is not heard of again, it is asked first, and only an extreme alert that it does not have is repeated',
  async (_, rule, copies) => {
    world.simulator.receipts.habits = { ...faithfulReceipts, lostShare: 1 };
    expect((await tellWith(rule, 'Extreme')).told).toBe(copies.Extreme);
    expect((await tellWith(rule, 'Severe')).told).toBe(copies.Severe);
  },
);

test('a receipt that says that the message arrived makes a second copy needless', async () => {
  expect(await tellWith({ fault: 'cut', times: 1 })).toEqual({ told: 1, status: 'delivered' });
});

test('a carrier that is never heard of again leaves the delivery unknown, not failed', async () => {
  expect(await tellWith({ fault: 'reset' })).toEqual({ told: 0, status: 'unknown' });
});

test('a carrier that takes a long time to say nothing is asked again, by one worker only', async () => {
  expect(await tellWith({ fault: 'time-out', times: 1 })).toEqual({ told: 1, status: 'delivered' });
});

test('a phone that is no more fails, says why, and costs nobody else anything', async () => {
  const [dead, landline, well] = await world.subscribers([{}, {}, {}]);
  world.sms.become(dead.phone, 'dead');
  world.sms.become(landline.phone, 'landline');
  await world.publishAlert();
  await world.settle();
  const statuses = await Promise.all([dead, landline, well].map((person) => world.statusOf(person, 'sms')));
  expect(statuses).toEqual(['failed', 'failed', 'delivered']);
  expect(world.sms.sentTo(well.phone)).toHaveLength(1);
  const reasons = await world.rows<{ reason: string }>(
    'SELECT DISTINCT reason FROM receipt WHERE person_id = ANY ($1) AND status = 10 ORDER BY reason',
    [[dead.id, landline.id]],
  );
  expect(reasons.map(({ reason }) => reason)).toEqual(['not a mobile number', 'unknown handset']);
});

test('a browser that is gone is forgotten, and one whose push service has a bad day is not', async () => {
  const [gone, unlucky] = await world.subscribers([{ push: true }, { push: true }]);
  world.push.kill(gone.device);
  world.simulator.faults.set([{ fault: '500', channel: 'push', to: unlucky.device.id, times: 2 }]);
  await world.publishAlert();
  await world.settle();
  await world.advance(60_000);
  await world.settle();
  await world.advance(60_000);
  await world.settle();
  const kept = await world.rows('SELECT person_id FROM push_address WHERE person_id = ANY ($1)', [
    [gone.id, unlucky.id],
  ]);
  expect(kept).toEqual([{ person_id: unlucky.id }]);
  expect(world.push.shown(unlucky.device)).toHaveLength(1);
  for (const { phone } of [gone, unlucky]) expect(world.sms.sentTo(phone)).toHaveLength(1);
});

test('a carrier that redirects is not followed', async () => {
  expect(await tellWith({ fault: 'redirect', times: 1 })).toEqual({ told: 1, status: 'delivered' });
});
