import type { PersonId } from '../../libs/people/person';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const codeSentTo = ({ phone }: Subscriber) =>
  /\b\d{6}\b/.exec(
    world.sms
      .sentTo(phone)
      .filter((text) => text.includes('responsable sur Tocsin'))
      .at(-1) ?? '',
  )?.[0] ?? '';

const followers = async (who: Subscriber) =>
  (await who.http.must('GET', '/v1/me/follows')).body['followers'] as { id: string; status: string }[];

const wards = async (who: Subscriber) =>
  (await who.http.must('GET', '/v1/me/guardian')).body['wards'] as {
    id: string;
    followers: { id: string; status: string }[];
  }[];

const declare = (minor: Subscriber, phone: string, birthDate = '2001-12-01') =>
  minor.http.ask('PUT', '/v1/me/guardian', { body: { phone, birthDate } });

test('a child is followed with the consent of the guardian who confirmed, is never public, and is free on the birthday', async () => {
  const [child, mother, uncle, aunt] = await world.subscribers([
    { firstName: 'Zoé' },
    { firstName: 'Nadia', places: [outside] },
    { firstName: 'Karim', places: [outside] },
    { firstName: 'Aya', places: [outside] },
  ]);
  await child.http.must('PUT', '/v1/me/visibility', { level: 'public' });
  expect((await declare(child, mother.phone, '1980-01-01')).status).toBe(422);
  expect((await declare(child, child.phone)).status).toBe(422);
  expect((await declare(child, mother.phone)).status).toBe(202);
  await world.settle();
  expect((await child.http.must('GET', '/v1/me/visibility')).body['level']).toBe('followers');
  for (const level of ['public', 'code']) {
    const refused = await child.http.ask('PUT', '/v1/me/visibility', { body: { level } });
    expect([refused.status, refused.text.includes('minor-visibility')]).toEqual([403, true]);
  }
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringContaining('Zoé vous nomme responsable')]);

  // Nobody can consent before the guardian is confirmed, and the child is sent no wish that they could not grant.
  await uncle.http.must('POST', '/v1/me/follows', { phone: child.phone });
  await world.settle();
  expect(world.sms.sentTo(child.phone)).toEqual([]);
  const [asked] = await followers(child);
  expect((await child.http.ask('POST', `/v1/me/followers/${asked?.id}/accept`)).status).toBe(403);
  await world.sms.receive({ from: child.phone, body: 'ACCEPTER' });
  await world.settle();
  expect(world.sms.sentTo(child.phone).at(-1)).toContain("c'est votre responsable qui accepte");
  expect((await child.http.ask('POST', `/v1/me/followers`, { body: { phone: aunt.phone, days: 30 } })).status).toBe(
    403,
  );

  for (let i = 0; i < 2; i++) {
    const wrong = await child.http.ask('POST', '/me/guardian/confirm', { body: { code: '000000' } });
    expect([wrong.status, wrong.text.includes('faux ou périmé')]).toEqual([422, true]);
  }
  expect((await child.http.ask('POST', '/me/guardian/confirm', { body: { code: codeSentTo(mother) } })).status).toBe(
    303,
  );
  expect((await declare(child, aunt.phone)).status).toBe(409);

  await aunt.http.must('POST', '/v1/me/follows', { phone: child.phone });
  await world.settle();
  expect(world.sms.sentTo(child.phone)).toHaveLength(1);
  expect(world.sms.sentTo(mother.phone).at(-1)).toContain("Aya souhaite avoir des nouvelles d'un mineur");
  expect((await mother.http.must('GET', '/me/guardian')).text).toContain('Zoé');
  const [{ followers: waiting }] = await wards(mother);
  expect(waiting.map(({ status }) => status)).toEqual(['requested', 'requested']);
  for (const one of [uncle, aunt]) {
    const stranger = await one.http.ask('POST', `/me/wards/followers/${waiting[0]?.id}`, {
      body: { decision: 'accept' },
    });
    expect(stranger.status).toBe(404);
  }
  expect(
    (await mother.http.ask('POST', `/me/wards/followers/${waiting[0]?.id}`, { body: { decision: 'accept' } })).status,
  ).toBe(303);
  await world.publishAlert();
  await world.settle();
  world.sms.putAway(uncle.phone);
  await world.sms.receive({ from: child.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(uncle.phone)).toEqual([expect.stringContaining('Zoé est en sécurité')]);
  expect(world.sms.sentTo(aunt.phone).filter((text) => text.includes('Zoé'))).toEqual([]);
  // To shut somebody out the child needs nobody.
  expect((await child.http.ask('POST', `/v1/me/followers/${waiting[0]?.id}/revoke`)).status).toBe(204);

  // The guardian alone hands over, to somebody who confirms.
  const [{ id }] = await wards(mother);
  expect((await aunt.http.ask('PUT', `/v1/me/wards/${id}/guardian`, { body: { phone: uncle.phone } })).status).toBe(
    404,
  );
  await mother.http.must('PUT', `/v1/me/wards/${id}/guardian`, { phone: aunt.phone });
  await world.settle();
  await mother.http.must('POST', `/v1/me/wards/${id}/guardian/confirm`, { code: codeSentTo(aunt) });
  expect(await wards(mother)).toEqual([]);
  expect(await wards(aunt)).toHaveLength(1);

  world.clock.set(new Date('2019-12-01T00:00:00Z'));
  const sessions = world.server.app.get(PersonSessionsService, { strict: false });
  const token = await world.database.transaction((tx) => sessions.open(tx, child.id as PersonId, 24));
  const grown = { ...child, http: world.http.as({ authorization: `Bearer ${token}` }) };
  await grown.http.must('PUT', '/v1/me/visibility', { level: 'public' });
  expect((await grown.http.must('GET', '/v1/me/guardian')).body).toEqual({ underAge: null, wards: [] });
});

test('whoever is named as guardian is not given away: known and unknown numbers are answered the same', async () => {
  const [child, known, other] = await world.subscribers([{}, {}, {}]);
  await declare(other, known.phone);
  const answers = await Promise.all([
    declare(child, known.phone, '2008-01-01'),
    declare(other, '+33600009912', '2008-01-01'),
  ]);
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
});
