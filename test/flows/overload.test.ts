import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from '../../libs/platform/database/sql';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

const answer = (who: Subscriber, incident: string, said: string, key: string = randomUUID()) =>
  who.http.ask('POST', `/v1/incidents/${incident}/check-ins`, {
    headers: { 'idempotency-key': key },
    body: { answer: said },
  });

/** Until the first answer has waited this long for the database. */
async function waited(world: World, seconds: number): Promise<void> {
  const isOver = `SELECT FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database() AND clock_timestamp() - query_start > $1::interval`;
  while ((await world.rows(isOver, [`${seconds} seconds`])).length === 0) await delay(20);
}

test('when answers pile up, exports wait, then "safe" is refused at once, and calls for help and texts are kept', async () => {
  await using world = await World.start();
  const [first, second, texter, caller] = await world.subscribers([{}, {}, {}, {}]);
  const officer = await world.author();
  const { id } = await world.publishAlert();
  await world.settle();
  const slow = world.database.createQueryRunner();
  await slow.startTransaction();
  await sql(slow.manager, 'LOCK TABLE check_in IN EXCLUSIVE MODE');

  const kept = [answer(first, id, 'safe')];
  await waited(world, 0.3);
  for (const [{ http }, path] of [[first, '/v1/me/export'], [officer, `/v1/incidents/${id}/reach`]] as const) {
    const { status, headers, body } = await http.ask('GET', path);
    expect([status, headers.get('retry-after'), body['type']]).toEqual([503, '10', '/problems#overloaded']);
  } // prettier-ignore
  expect((await first.http.ask('GET', `/v1/incidents/${id}/check-ins`)).status).toBe(200);
  expect((await officer.http.ask('GET', `/v1/incidents/${id}`)).status).toBe(200);

  await waited(world, 1.1);
  const key = randomUUID();
  const refused = await answer(second, id, 'safe', key);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  kept.push(answer(caller, id, 'need_help'));
  const text = world.sms.receive({ from: texter.phone, body: '1' });
  await slow.rollbackTransaction();
  await slow.release();
  expect((await Promise.all(kept)).map(({ status }) => status)).toEqual([201, 201]);
  await text;
  const people = await world.rows<{ id: number }>('SELECT person_id AS id FROM check_in ORDER BY person_id');
  expect(people.map((person) => person.id)).toEqual([first.id, texter.id, caller.id].toSorted((a, b) => a - b));

  expect((await answer(second, id, 'safe', key)).status).toBe(201);
  expect((await first.http.ask('GET', '/v1/me/export')).status).toBe(200);
});
