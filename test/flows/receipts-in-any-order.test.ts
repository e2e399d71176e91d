import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

test('receipts that come late, twice, shuffled or never take nothing back', async () => {
  const people = await world.subscribers(Array.from({ length: 12 }, () => ({})));
  world.simulator.receipts.habits = { ...world.simulator.receipts.habits, copies: [1, 4], shuffledShare: 0.7 };
  world.sms.become(people[0]?.phone ?? '', 'off');
  await world.publishAlert();
  await world.settle();
  const statuses = await Promise.all(people.map((person) => world.statusOf(person, 'sms')));
  expect(statuses).toEqual(['failed', ...Array(11).fill('delivered')]);
  const repeated = await world.rows(
    `SELECT notice_id FROM receipt WHERE channel = 3 AND carrier_ref IS NOT NULL
     GROUP BY notice_id, person_id, attempt, status, carrier_ref HAVING count(*) > 2`,
  );
  expect(repeated).toEqual([]);
});

test('a browser says by itself that a message arrived and was opened; nobody else can', async () => {
  const person = await world.subscriber({ push: true });
  world.push.fallSilent();
  await world.publishAlert();
  await world.settle();
  const shown = world.push.shown(person.device).at(-1);
  const token = shown?.receipt ?? '';
  const beacon = (body: object) => world.http.ask('POST', '/v1/receipts/push', { body });
  const forged = token.replace(/^\d+/, (id) => String(Number(id) + 1));
  for (const wrong of [forged, token.slice(0, -1), `${token}A`, token.replace(/\.[^.]*$/, ''), '']) {
    expect((await beacon({ token: wrong, stage: 'seen' })).status).toBeLessThan(500);
  }
  expect(await world.statusOf(person, 'push')).toBe('accepted');
  for (const stage of ['seen', 'delivered', 'delivered']) expect((await beacon({ token, stage })).status).toBe(204);
  expect(await world.statusOf(person, 'push')).toBe('seen');
});
