import { mobile } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(60_000);

/** Of somebody who has written before: a stranger's answers wait for each other while their row is made. */
async function knownPhone(world: World, number: number): Promise<string> {
  const phone = mobile(number);
  await world.sms.receive({ from: phone, body: 'MENU' });
  return phone;
}

test('two equal answers of one moment are one piece of news', async () => {
  await using world = await World.start();
  await world.publishAlert();
  for (let round = 0; round < 20; round++) {
    const from = await knownPhone(world, 800 + round);
    await Promise.all([1, 2, 3].map(() => world.sms.receive({ from, body: '1' })));
  }
  const events = await world.rows(`SELECT id FROM outbox WHERE type = 'check-in-recorded'`);
  expect(events).toHaveLength(20);
  expect(await world.rows('SELECT id FROM check_in')).toHaveLength(60);
});

test('of two different answers of one moment both are kept, and the newer counts for everybody', async () => {
  await using world = await World.start();
  await world.publishAlert();
  for (let round = 0; round < 20; round++) {
    const from = await knownPhone(world, 900 + round);
    await Promise.all(['1', '2'].map((body) => world.sms.receive({ from, body })));
  }
  const wrong = await world.rows(
    `SELECT person_id FROM current_check_in current WHERE help_asked_at IS NULL OR (check_in_id, answer) <> (
       SELECT id, answer FROM check_in WHERE person_id = current.person_id ORDER BY id DESC LIMIT 1)`,
  );
  expect(wrong).toEqual([]);
  const [last] = await world.rows<{ news: number }>(
    `SELECT count(*)::int AS news FROM current_check_in WHERE check_in_id IN (
       SELECT (payload ->> 'checkInId')::bigint FROM outbox WHERE type = 'check-in-recorded')`,
  );
  expect(last).toEqual({ news: 20 });
});
