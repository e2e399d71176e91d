import { randomUUID } from 'node:crypto';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

/** Posts as the open page does. */
async function answer(who: Subscriber, incident: string, body: object, key: string = randomUUID()) {
  return who.http.ask('POST', `/v1/incidents/${incident}/check-ins`, { headers: { 'idempotency-key': key }, body });
}

const current = async (who: Subscriber, incident: string) =>
  (await who.http.must('GET', `/v1/incidents/${incident}/check-ins`)).body['current'] as Record<string, unknown>;

test('an answer given offline counts at the time it was given and never overwrites a newer one', async () => {
  await using world = await World.start();
  const { sister, brother, alert } = await world.relatives();
  world.push.kill(brother.device);
  await world.advance(30 * 60_000);
  const offline = new Date(world.clock.now().getTime() - 20 * 60_000).toISOString();
  await answer(sister, alert.id, { answer: 'safe', saidAt: offline });
  expect(await current(sister, alert.id)).toMatchObject({ answer: 'safe', saidAt: offline, freshness: 'fresh' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone).filter((text) => text.includes(sister.firstName))).toHaveLength(1);
  await answer(sister, alert.id, { answer: 'safe_need_shelter' });
  const late = new Date(world.clock.now().getTime() - 10 * 60_000).toISOString();
  const { status } = await answer(sister, alert.id, { answer: 'not_in_area', saidAt: late });
  expect(status).toBe(201);
  expect(await current(sister, alert.id)).toMatchObject({ answer: 'safe_need_shelter' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone).filter((text) => text.includes(sister.firstName))).toHaveLength(2);
  await world.advance(6 * 3_600_000);
  expect(await current(sister, alert.id)).toMatchObject({ answer: 'safe_need_shelter', freshness: 'stale' });
});

test('the same answer sent twice is one', async () => {
  await using world = await World.start();
  const { sister, alert } = await world.relatives();
  const key = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => answer(sister, alert.id, { answer: 'safe' }, key)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const other = await answer(sister, alert.id, { answer: 'need_help' }, key);
  expect([other.status, other.body['type']]).toEqual([409, '/problems#answer-key-reused']);
  expect(await world.rows('SELECT answer FROM check_in')).toEqual([{ answer: 'safe' }]);
});

test('the word of duress looks like safe', async () => {
  await using world = await World.start();
  const [forced, free] = await world.subscribers([{ firstName: 'Ana' }, { firstName: 'Léo' }]);
  for (const [who, word] of [[forced, 'Tulipe'], [free, 'autre']] as const) {
    const body = new URLSearchParams({ duressWord: word }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await who.http.ask('POST', '/me/duress-word', { headers, body })).status).toBe(303);
  } // prettier-ignore
  const alert = await world.publishAlert();
  await world.settle();
  for (const { phone } of [forced, free]) world.sms.putAway(phone);
  await world.sms.receive({ from: forced.phone, body: '1 tulipe' });
  await world.sms.receive({ from: free.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(forced.phone)).toEqual(world.sms.sentTo(free.phone));
  expect(world.sms.sentTo(forced.phone)).toHaveLength(1);
  const onPage = await answer(forced, alert.id, { answer: 'safe', word: 'TULIPE' });
  const plain = await answer(free, alert.id, { answer: 'safe', word: 'rose' });
  expect([onPage.status, Object.keys(onPage.body)]).toEqual([plain.status, Object.keys(plain.body)]);
  const events = await world.rows<{ id: number }>(
    `SELECT (payload ->> 'personId')::bigint AS id FROM outbox WHERE type = 'duress-raised'`,
  );
  expect(events).toEqual([{ id: forced.id }, { id: forced.id }]);
  const strip = (person: Subscriber, text: string): string =>
    text
      .replaceAll(person.firstName, '')
      .replaceAll(person.phone, '')
      .replaceAll(/"[^"]*(tulipe)?"/g, '""');
  const exports = await Promise.all([forced, free].map(({ http }) => http.must('GET', '/v1/me/export')));
  const [one, other] = [forced, free].map((who, i) => strip(who, JSON.stringify(exports[i]?.body)));
  expect(one).toBe(other);
  expect(JSON.stringify(exports[0]?.body)).not.toMatch(/duress/i);
  expect(await world.rows(`SELECT DISTINCT answer FROM current_check_in`)).toEqual([{ answer: 'safe' }]);
});

test('"1" with a word that nobody agreed is not understood', async () => {
  await using world = await World.start();
  const person = await world.subscriber();
  await world.publishAlert();
  await world.settle();
  await world.sms.receive({ from: person.phone, body: '1 tulipe' });
  expect(await world.rows('SELECT id FROM check_in')).toEqual([]);
});

test('a number that was never confirmed says so to those who follow, and takes no call for help back', async () => {
  await using world = await World.start();
  const { sister, brother } = await world.relatives();
  world.push.kill(brother.device);
  await world.rows('UPDATE person SET verified_at = NULL WHERE id = $1', [sister.id]);
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const news = world.sms.sentTo(brother.phone).filter((text) => text.includes(sister.firstName));
  expect(news).toHaveLength(2);
  for (const text of news) expect(text).toContain('numéro non vérifié');
  expect(await world.rows('SELECT help_asked_at IS NOT NULL AS open, is_conflicting FROM current_check_in')).toEqual([
    { open: true, is_conflicting: true },
  ]);
});

test('the page takes an answer without a script, for the one who opened it only', async () => {
  await using world = await World.start();
  const { sister, brother, alert } = await world.relatives();
  const page = await sister.http.ask('GET', `/i/${alert.id}/answer`);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.text)?.[1] ?? '';
  const body = new URLSearchParams({ key: hidden('key'), owner: hidden('owner'), answer: 'safe' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await sister.http.ask('POST', `/i/${alert.id}/answer`, { headers, body });
  expect(sent.status).toBe(303);
  expect(await current(sister, alert.id)).toMatchObject({ answer: 'safe', source: 'page' });
  const stray = await brother.http.ask('POST', `/i/${alert.id}/answer`, { headers, body });
  expect(stray.status).toBe(409);
  expect(await world.rows('SELECT person_id AS id FROM check_in')).toEqual([{ id: sister.id }]);
});

test('who answers too often waits, and everybody else does not; a call for help is still taken', async () => {
  await using world = await World.start();
  const { sister, brother, alert } = await world.relatives();
  const all = await Promise.all(Array.from({ length: 30 }, () => answer(sister, alert.id, { answer: 'safe' })));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(18);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await answer(sister, alert.id, { answer: 'need_help' })).status).toBe(201);
  expect((await answer(brother, alert.id, { answer: 'safe' })).status).toBe(201);
});

test.each(['id', 'verified', 'personId', 'source', 'recordedAt', '__proto__', 'role'])(
  'nobody sets "%s" by sending it',
  async (name) => {
    await using world = await World.start();
    const { sister, alert } = await world.relatives();
    const body = `{"answer":"safe","${name}":1}`;
    const headers = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const { status } = await sister.http.ask('POST', `/v1/incidents/${alert.id}/check-ins`, { headers, body });
    expect(status).toBe(400);
    expect(await world.rows('SELECT id FROM check_in')).toEqual([]);
  },
);
