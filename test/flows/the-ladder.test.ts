import { inside, outside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

const minuteMs = 60_000;

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.calm());

const pass = async (milliseconds: number): Promise<void> => {
  await world.settle();
  await world.advance(milliseconds);
  await world.settle();
};

test('a phone that shows the push gets no SMS', async () => {
  const person = await world.subscriber({ push: true });
  await world.publishAlert();
  await pass(10 * minuteMs);
  expect(world.push.shown(person.device)).toHaveLength(1);
  expect(world.sms.sentTo(person.phone)).toEqual([]);
});

test('a phone that stays silent for a minute gets the SMS, once, and its neighbours who have no push get it at once', async () => {
  const [silent, neighbour] = await world.subscribers([{ push: true }, {}]);
  world.push.sleep(silent.device);
  await world.publishAlert();
  await pass(59_000);
  expect([silent, neighbour].map(({ phone }) => world.sms.sentTo(phone).length)).toEqual([0, 1]);
  await pass(2_000);
  await pass(2_000);
  expect([silent, neighbour].map(({ phone }) => world.sms.sentTo(phone).length)).toEqual([1, 1]);
});

test('an answer stops the ladder', async () => {
  const person = await world.subscriber({ push: true });
  world.push.sleep(person.device);
  await world.publishAlert();
  await world.settle();
  await world.sms.receive({ from: person.phone, body: '1' });
  await world.settle();
  world.sms.putAway(person.phone);
  await pass(2 * minuteMs);
  expect(world.sms.sentTo(person.phone)).toEqual([]);
});

test('a cancelled alert climbs no further and its correction reaches exactly those told', async () => {
  const [asleep, texted, unreached] = await world.subscribers([{ push: true }, {}, {}]);
  world.push.sleep(asleep.device);
  world.simulator.faults.set([{ fault: '429', channel: 'sms', to: unreached.phone }]);
  const alert = await world.publishAlert();
  await world.settle();
  await world.alerts.cancel(alert);
  await world.settle();
  world.simulator.faults.clear();
  await pass(10 * minuteMs);
  world.push.wake(asleep.device);
  expect(world.sms.sentTo(asleep.phone)).toEqual([]);
  expect(world.push.shown(asleep.device)).toEqual([
    expect.objectContaining({ title: expect.stringContaining('CORRECTION') }),
  ]);
  expect(world.sms.sentTo(texted.phone).map((text) => text.split(' ')[0])).toEqual(['ALERTE', 'CORRECTION']);
  expect(world.sms.sentTo(unreached.phone)).toEqual([]);
});

test('whoever was texted because the push stayed silent is texted the correction too, at once', async () => {
  const person = await world.subscriber({ push: true });
  world.push.sleep(person.device);
  const alert = await world.publishAlert();
  await pass(minuteMs);
  await world.alerts.cancel(alert);
  await world.settle();
  expect(world.sms.sentTo(person.phone).map((text) => text.split(' ')[0])).toEqual(['ALERTE', 'CORRECTION']);
});

test('somebody who comes into the area later is texted after a minute of silence too', async () => {
  await world.publishAlert();
  const person = await world.subscriber({ push: true, places: [outside] });
  world.push.sleep(person.device);
  await person.http.must('PUT', '/v1/me/places', { places: [inside] });
  await pass(30_000);
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  await pass(31_000);
  expect(world.sms.sentTo(person.phone)).toHaveLength(1);
});
