import { LadderService } from '../../libs/alerting/ladder.service';
import { inside, outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
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

test('where pushes are known not to arrive while elsewhere they do, the text goes at once', async () => {
  const [first, second] = await world.subscribers([{ push: true }, { push: true, places: [outside] }]);
  world.push.sleep(first.device);
  const alert = await world.publishAlert();
  await pass(minuteMs);
  const measured = await world.rows<object>('SELECT handed, confirmed FROM push_hearing');
  expect(measured).toEqual([{ handed: 1, confirmed: 0 }]);
  await world.alerts.allClear(alert);
  await world.settle();
  await world.rows('UPDATE push_hearing SET handed = 30, confirmed = 1');
  await world.rows('INSERT INTO push_hearing VALUES (1, 100, 90, clock_timestamp())');
  await second.http.must('PUT', '/v1/me/places', { places: [inside] });
  world.sms.putAway(second.phone);
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(second.phone)).toHaveLength(1);
  await world.rows('DELETE FROM push_hearing');
});

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

test('a call comes after five minutes to whom neither push nor text has reached', async () => {
  const [reached, silent] = await world.subscribers([{}, { push: true }]);
  world.push.sleep(silent.device);
  world.sms.become(silent.phone, 'off');
  await world.publishAlert();
  await pass(minuteMs);
  await pass(3.9 * minuteMs);
  expect(await world.statusOf(silent, 'voice')).toBeUndefined();
  await pass(10_000);
  expect(await world.statusOf(silent, 'voice')).toBeDefined();
  expect(await world.statusOf(reached, 'voice')).toBeUndefined();
});

/** A sister whose every device is silent, and a brother far away whom she has chosen for that case. */
async function unreachable(): Promise<{ sister: Subscriber; brother: Subscriber }> {
  const [sister, brother] = await world.subscribers([
    { firstName: 'Inès', push: true },
    { firstName: 'Karim', places: [outside] },
  ]);
  await world.follow(brother, sister);
  const { body } = await sister.http.must('GET', '/v1/me/follows');
  const [{ id }] = body['followers'] as { id: string }[];
  await sister.http.must('PUT', '/v1/me/proxy', { follower: id });
  world.push.sleep(sister.device);
  world.sms.become(sister.phone, 'off');
  return { sister, brother };
}

const sought = (person: Subscriber): string[] =>
  world.sms.sentTo(person.phone).filter((text) => text.includes("nous n'arrivons pas"));

test('then the one they chose is told, once', async () => {
  const { brother } = await unreachable();
  const alert = await world.publishAlert();
  await pass(minuteMs);
  await pass(8 * minuteMs);
  expect(sought(brother)).toEqual([]);
  await pass(2 * minuteMs);
  await pass(10 * minuteMs);
  expect(sought(brother)).toEqual([expect.stringContaining('Inès')]);
  await world.alerts.update(alert);
  await pass(minuteMs);
  await pass(20 * minuteMs);
  expect(sought(brother)).toHaveLength(1);
});

test('whoever is no follower any more is not told that nothing reaches the person', async () => {
  const { sister, brother } = await unreachable();
  await world.publishAlert();
  await pass(minuteMs);
  const { body } = await sister.http.must('GET', '/v1/me/follows');
  const [{ id, isProxy }] = body['followers'] as { id: string; isProxy: boolean }[];
  expect(isProxy).toBe(true);
  await sister.http.must('POST', `/v1/me/followers/${id}/revoke`);
  await pass(12 * minuteMs);
  expect(sought(brother)).toEqual([]);
});

const prompts = (person: Subscriber): string[] =>
  world.sms.sentTo(person.phone).filter((text) => /bien \?|sécurité \?/.test(text));

test('one reminder, at twenty minutes, never a second, and none to who has answered', async () => {
  const [silent, answering] = await world.subscribers([{}, {}]);
  const alert = await world.publishAlert({ expiresAfterMs: 23 * 3_600_000 });
  await world.settle();
  await world.sms.receive({ from: answering.phone, body: '1' });
  await pass(19.9 * minuteMs);
  expect(prompts(silent)).toEqual([]);
  await pass(10_000);
  expect(prompts(silent)).toHaveLength(1);
  await world.alerts.update(alert);
  await pass(30 * minuteMs);
  await pass(60 * minuteMs);
  expect(prompts(silent)).toHaveLength(1);
  expect(prompts(answering)).toEqual([]);
});

test('nobody is reminded of an alert that is over', async () => {
  const [person, other] = await world.subscribers([{}, {}]);
  const alert = await world.publishAlert();
  await pass(10 * minuteMs);
  await world.alerts.allClear(alert);
  await world.publishAlert({ expiresAfterMs: 15 * minuteMs });
  await pass(15 * minuteMs);
  await pass(30 * minuteMs);
  expect([...prompts(person), ...prompts(other)]).toEqual([]);
});

test('a long alert asks again when an answer is six hours old, and not whoever is elsewhere', async () => {
  const [there, elsewhere] = await world.subscribers([{}, {}]);
  await world.publishAlert({ expiresAfterMs: 23 * 3_600_000 });
  await world.settle();
  await world.sms.receive({ from: there.phone, body: '1' });
  await world.sms.receive({ from: elsewhere.phone, body: '3' });
  await pass(5.9 * 60 * minuteMs);
  expect(prompts(there)).toEqual([]);
  await pass(20 * minuteMs);
  await pass(60 * minuteMs);
  expect(prompts(there)).toHaveLength(1);
  await pass(5.2 * 60 * minuteMs);
  await pass(20 * minuteMs);
  expect(prompts(there)).toHaveLength(2);
  expect(prompts(elsewhere)).toEqual([]);
});

test('a worker that dies between two rungs does both once', async () => {
  const person = await world.subscriber({ push: true });
  world.push.sleep(person.device);
  world.sms.become(person.phone, 'off');
  await world.publishAlert();
  await world.settle();
  await world.stop();
  await world.advance(6 * minuteMs);
  await world.restart();
  await Promise.all([1, 2].map(() => world.server.app.get(LadderService, { strict: false }).climb()));
  await world.settle();
  const channels = await world.rows<{ channel: number }>(
    `SELECT channel FROM delivery JOIN notice ON notice.id = notice_id
     WHERE person_id = $1 AND class = 'alerts' ORDER BY channel`,
    [person.id],
  );
  expect(channels.map(({ channel }) => channel)).toEqual([1, 3, 4]);
});
