import { PausesService } from '../../libs/alerting/pauses.service';
import type { Subscriber } from '../world/subscribers';
import { inside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(180_000);

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

const answer = async (people: readonly Subscriber[], body: string): Promise<void> => {
  await Promise.all(people.map(({ phone }) => world.sms.receive({ from: phone, body })));
  await world.settle();
};

const judge = (): Promise<void> => world.server.app.get(PausesService, { strict: false }).judge();

test('an answer "I am not there" stops the calls, also when the alert is updated', async () => {
  const person = await world.subscriber({ push: true });
  world.push.sleep(person.device);
  const alert = await world.publishAlert();
  await world.settle();
  await answer([person], '3');
  world.sms.putAway(person.phone);
  await pass(30 * minuteMs);
  await world.alerts.update(alert);
  await pass(61_000);
  await pass(30 * minuteMs);
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  expect(world.calls.of(person.phone)).toEqual([]);
});

test('a cell that is wrong is paused and the author warned, until somebody goes on', async () => {
  const crowd = await world.subscribers(Array.from({ length: 10 }, () => ({})));
  const elsewhere = { ...inside, latitude: inside.latitude - 0.03 };
  const [silent, both] = await world.subscribers([
    { push: true },
    { push: true, places: [inside, { ...elsewhere, kind: 'work' }] },
  ]);
  for (const { device } of [silent, both]) world.push.sleep(device);
  const alert = await world.publishAlert({ shape: { type: 'Circle', centre: [2.3706, 48.85], radiusMetres: 6000 } });
  await world.settle();
  await answer(crowd.slice(0, 8), '1');
  await answer(crowd.slice(8), '3');
  await judge();
  const author = await world.author();
  const page = `/console/incidents/${alert.id}/watch`;
  expect((await author.http.ask('GET', page)).text).not.toContain('Relances suspendues');

  await answer(crowd.slice(7, 8), '3');
  await judge();
  const { text } = await author.http.ask('GET', page);
  expect(text).toContain('Relances suspendues');
  const { body: values } = await author.http.ask('GET', `${page}/values`);
  expect(values).toMatchObject({ paused: { text: expect.stringContaining('1') } });
  for (const { phone } of [silent, both]) world.sms.putAway(phone);
  await pass(61_000);
  expect(world.sms.sentTo(silent.phone)).toEqual([]);
  // Somebody who may be at work in another part of the area is sought all the same.
  expect(world.sms.sentTo(both.phone)).toHaveLength(1);

  const cell = /name="cell" value="([0-9a-f]+)"/.exec(text)?.[1];
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const resumed = await author.http.ask('POST', `${page}/resume`, { body: `cell=${cell}`, headers: form });
  expect(resumed.status).toBe(303);
  await pass(1_000);
  expect(world.sms.sentTo(silent.phone)).toHaveLength(1);
  expect(world.sms.sentTo(both.phone)).toHaveLength(1);
  await judge();
  expect((await author.http.ask('GET', page)).text).not.toContain('Relances suspendues');

  world.sms.putAway(silent.phone);
  await world.alerts.cancel(alert);
  await world.settle();
  expect(world.sms.sentTo(silent.phone)).toHaveLength(1);
});

test('a cell goes on by itself when people correct what they said', async () => {
  const crowd = await world.subscribers(Array.from({ length: 10 }, () => ({})));
  await world.publishAlert();
  await world.settle();
  await answer(crowd.slice(0, 7), '1');
  await answer(crowd.slice(7), '3');
  const paused = () => world.rows(`SELECT FROM paused_cell JOIN incident ON incident.id = incident_id WHERE resumed_at IS NULL AND status = 'active'`); // prettier-ignore
  await judge();
  expect(await paused()).toHaveLength(1);
  await answer(crowd.slice(7, 8), '1');
  await judge();
  expect(await paused()).toHaveLength(1);
  await answer(crowd.slice(8, 9), '1');
  await judge();
  expect(await paused()).toHaveLength(0);
});
