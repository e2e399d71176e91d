import { World } from '../world/world';

jest.setTimeout(120_000);

const hourMs = 3_600_000;

const told = (world: World): number => world.simulator.tally().told;

test('what an outage kept back until after the expiry is counted and never sent', async () => {
  await using world = await World.start();
  const people = await world.subscribers([{ push: true }, {}, {}]);
  const before = told(world);
  world.simulator.faults.set([{ fault: '503' }]);
  const alert = await world.publishAlert({ expiresAfterMs: hourMs });
  await world.settle();
  await world.stop();
  world.simulator.faults.clear();
  await world.advance(2 * hourMs);
  await world.restart();
  await world.settle();
  expect(told(world)).toBe(before);
  for (const { phone } of people) expect(world.sms.sentTo(phone)).toEqual([]);
  expect(await world.statuses('sms')).toEqual(Array(2).fill('expired_undelivered'));
  expect(await world.statuses('push')).toEqual(['expired_undelivered']);
  const officer = await world.author();
  const { body } = await officer.http.must('GET', `/v1/incidents/${alert.id}/reach`);
  expect(JSON.stringify(body)).toContain('"expired":2');
});

test('an alert that was approved while no worker ran is not sent by one that comes after its expiry', async () => {
  await using world = await World.start();
  const person = await world.subscriber();
  await Promise.all([world.author(), world.approver()]);
  await world.stop();
  await world.restart(['api', 'gateway']);
  const alert = await world.publishAlert({ expiresAfterMs: hourMs });
  await world.stop();
  await world.advance(hourMs);
  await world.restart();
  await world.settle();
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  expect(await world.statuses('sms')).toEqual(['expired_undelivered']);
  const [incident] = await world.rows<{ status: string }>('SELECT status FROM incident WHERE public_id = $1', [
    alert.id,
  ]);
  expect(incident).toEqual({ status: 'expired' });
});
