import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const beDiscreet = (who: Subscriber) => who.http.must('PATCH', '/v1/me', { isDiscreet: true });

const telling = /Paris|Attaque|Karim|Inès|alerte|tocsin/i;

test('a hidden phone shows that there is something, and all of it only to whoever asks', async () => {
  const [her] = await world.subscribers([{ firstName: 'Léa' }]);
  const posted = await her.http.ask('POST', '/me/discretion', { body: { discreet: 'on' } });
  expect([posted.status, posted.headers.get('location')]).toEqual([303, '/me?saved']);
  expect((await her.http.must('GET', '/me?lang=en')).text).toContain('Discreet mode is on.');
  await world.publishAlert();
  await world.settle();
  const [text, ...more] = world.sms.sentTo(her.phone);
  expect([text, more]).toEqual([expect.stringMatching(/^Info de \d\d:\d\d\. Répondez 5 pour la lire\.$/), []]);

  await world.sms.receive({ from: her.phone, body: '5' });
  await world.settle();
  expect(world.sms.sentTo(her.phone).at(-1)).toMatch(/Attaque armée à Paris 11e.*Répondez 1 en sécurité/);
  await world.sms.receive({ from: her.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(her.phone).at(-1)).toBe("C'est noté.");

  // Nobody calls, though nothing is confirmed any more.
  await world.advance(30 * 60_000);
  await world.settle();
  expect(
    await world.rows(`SELECT 1 FROM delivery WHERE channel = 4 AND person_id = $1 AND status > 1`, [her.id]),
  ).toEqual([]);

  // One word, and all of it ends.
  await world.sms.receive({ from: her.phone, body: 'STOP' });
  await world.settle();
  const silent = await world.rows('SELECT class FROM opt_out WHERE person_id = $1', [her.id]);
  expect(silent).toHaveLength(3);
});

test('a push to her is silent and says nothing, and opens what it is about', async () => {
  const [her] = await world.subscribers([{ firstName: 'Léa', push: true }]);
  await beDiscreet(her);
  await world.publishAlert();
  await world.settle();
  const [shown] = world.push.shown(her.device);
  expect(`${shown?.title} ${shown?.body}`).toBe('Info Touchez pour lire.');
  expect(JSON.stringify(shown)).toContain('"silent":true');
});

test('no wish, question or news of others comes to her phone, and nothing of it is told to them', async () => {
  const [her, him, mother] = await world.subscribers([
    { firstName: 'Inès' },
    { firstName: 'Karim', places: [outside] },
    { firstName: 'Nadia', places: [outside] },
  ]);
  for (const one of [him, mother]) await world.follow(one, her);
  await world.follow(her, mother);
  await beDiscreet(her);
  const [stranger] = await world.subscribers([{ firstName: 'Karim', places: [outside] }]);
  const wish = await stranger.http.ask('POST', '/v1/me/follows', { body: { phone: her.phone } });
  expect([wish.status, wish.text]).toEqual([202, '{"status":"requested"}']);
  await world.settle();
  expect(world.sms.sentTo(her.phone)).toEqual([]);
  expect((await her.http.must('GET', '/me')).text).toContain('demande en attente');

  await world.publishAlert();
  await world.settle();
  // That she was warned would say that she is there, and that the phone is on.
  expect(world.sms.sentTo(him.phone)).toEqual([]);
  expect((await him.http.must('GET', '/v1/me/relatives')).text).toBe('{"incidents":[]}');
  world.sms.putAway(her.phone);
  const page = await world.live(her);
  const [follow] = (await him.http.must('GET', '/v1/me/follows')).body['following'] as { id: string }[];
  await him.http.must('POST', `/v1/me/follows/${follow?.id}/ask`);
  await world.sms.receive({ from: mother.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(her.phone)).toEqual([]);
  expect(page.messages.map(({ body }) => body).join()).toContain('Nadia');

  // What she says herself reaches those whom she accepted.
  await world.sms.receive({ from: her.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(him.phone)).toEqual([expect.stringContaining('Inès est en sécurité')]);
  for (const text of world.sms.sentTo(her.phone)) expect(text).not.toMatch(telling);
});

test('one tap leaves every page without script, and going back finds nobody signed in', async () => {
  const [her] = await world.subscribers([{ firstName: 'Léa' }]);
  for (const path of ['/', '/me', '/subscribe', '/me/circle', '/me/reports', '/status']) {
    expect((await her.http.must('GET', path)).text).toContain('href="/leave"');
  }
  const me = await her.http.must('GET', '/me');
  expect(me.headers.get('cache-control')).toBe('no-store');
  const foreign = await her.http.ask('GET', '/leave', { headers: { 'sec-fetch-site': 'cross-site' } });
  expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([303, null]);
  expect((await her.http.ask('GET', '/me')).status).toBe(200);
  const left = await her.http.ask('GET', '/leave', { headers: { 'sec-fetch-site': 'same-origin' } });
  expect([left.status, left.headers.get('location')]).toEqual([303, 'https://www.wikipedia.org/']);
  expect(left.headers.get('clear-site-data')).toBe('"cache"');
  expect(left.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await her.http.ask('GET', '/me')).status).toBe(401);
});

test('nothing personal is kept by a browser or on the way, and signing out clears what is', async () => {
  const [her] = await world.subscribers([{ firstName: 'Léa' }]);
  const personal = ['/me', '/me/circle', '/me/reports', '/v1/me', '/v1/me/follows', '/v1/me/relatives', '/me/export'];
  for (const path of personal) {
    const { headers } = await her.http.must('GET', path);
    expect([path, headers.get('cache-control'), headers.get('etag')]).toEqual([path, 'no-store', null]);
  }
  const out = await her.http.ask('POST', '/me/sign-out');
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
  const [other] = await world.subscribers([{ firstName: 'Zoé' }]);
  const ended = await other.http.ask('DELETE', '/v1/me/sessions/current');
  expect(ended.headers.get('clear-site-data')).toBe('"cache", "storage"');
});
