import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start({ variables: { TWILIO_RATE: '10' } })));
afterAll(() => world[Symbol.asyncDispose]());

test('nobody hears after STOP, though the queue is long', async () => {
  const people = await world.subscribers(Array.from({ length: 40 }, () => ({})));
  await world.publishAlert();
  const arrived = () => people.filter(({ phone }) => world.sms.sentTo(phone).length > 0).length;
  while (arrived() === 0) await pause(5);
  const last = people.slice(-10);
  await Promise.all(last.map(({ phone }) => world.sms.receive({ from: phone, body: 'STOP' })));
  const toldBefore = arrived();
  // Their page is in a worker's hand, and they wait for their turn at the carrier.
  expect(toldBefore).toBeLessThan(people.length - last.length);
  await world.settle(60_000);
  const alertsOf = (phone: string) => world.sms.sentTo(phone).filter((text) => text.includes('ALERTE'));
  expect(last.flatMap(({ phone }) => alertsOf(phone))).toEqual([]);
  expect(people.slice(0, -10).flatMap(({ phone }) => alertsOf(phone))).toHaveLength(30);
});
