import type { Subscriber } from '../world/subscribers';
import { inside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start({ variables: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.calm());

const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** The address that the newest alert on somebody's phone opens. */
function linkOf(person: Subscriber): string {
  const opened = world.push.shown(person.device).at(-1)?.navigate ?? '';
  expect(opened).toMatch(/^https:\/\/tocsin\.test\/a\/[0-9A-Za-z]{11}$/);
  return new URL(opened).pathname;
}

const keyIn = (html: string): string => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';

const answersOf = (person: Subscriber) =>
  world.rows('SELECT answer, source, verified FROM check_in WHERE person_id = $1 ORDER BY id', [person.id]);

async function story() {
  const [daughter, mother] = await world.subscribers([
    { firstName: 'Inès', places: [inside], push: true },
    { firstName: 'Nadia', places: [{ kind: 'home', latitude: 45.7578, longitude: 4.832 }] },
  ]);
  await world.follow(mother, daughter);
  const alert = await world.publishAlert();
  await world.settle();
  world.sms.putAway(mother.phone);
  return { daughter, mother, alert };
}

test('one tap and her mother knows', async () => {
  const { daughter, mother } = await story();
  const link = linkOf(daughter);
  const { text, headers } = await world.http.ask('GET', link);
  expect(text).toContain(`finit par ${daughter.phone.slice(-2)}`);
  expect(text).not.toMatch(/Inès|<script/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(Buffer.byteLength(text)).toBeLessThan(14_000);
  const body = `answer=safe&key=${keyIn(text)}`;
  const given = await world.http.ask('POST', link, { body, headers: form });
  expect(given.status).toBe(303);
  await world.http.ask('POST', link, { body, headers: form });
  await world.settle();
  expect(await answersOf(daughter)).toEqual([{ answer: 'safe', source: 'link', verified: true }]);
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringContaining('Inès est en sécurité')]);
  const said = await world.http.ask('GET', given.headers.get('location') ?? '');
  expect(said.text).toContain('Réponse enregistrée');

  const id = /name="id" value="([^"]+)"/.exec(said.text)?.[1];
  const undone = await world.http.ask('POST', `${link}/undo`, { body: `id=${id}`, headers: form });
  expect(undone.status).toBe(303);
  expect((await world.http.ask('GET', undone.headers.get('location') ?? '')).text).toContain(
    'Cette réponse est annulée',
  );
  const late = await world.http.ask('POST', link, { body: `answer=need_help&key=${keyIn(said.text)}`, headers: form });
  const help = await world.http.ask('GET', late.headers.get('location') ?? '');
  expect(help.text.indexOf('Appelez le 112 maintenant')).toBeLessThan(help.text.indexOf('Réponse enregistrée'));
  world.clock.advance(11 * 60_000);
  const helpId = /name="id" value="([^"]+)"/.exec(help.text)?.[1];
  expect((await world.http.ask('POST', `${link}/undo`, { body: `id=${helpId}`, headers: form })).status).toBe(409);
});

test('a phone that has only texts gets the link with the alert and with the reminder, and it is its own', async () => {
  const [nora, paul] = await world.subscribers([{ firstName: 'Nora' }, { firstName: 'Paul' }]);
  await world.publishAlert();
  await world.settle();
  const linkIn = (text = ''): string => /https:\/\/tocsin\.test(\/a\/[0-9A-Za-z]{11})$/.exec(text)?.[1] ?? '';
  const [hers] = world.sms.sentTo(nora.phone);
  const [his] = world.sms.sentTo(paul.phone);
  expect(linkIn(hers)).not.toBe('');
  expect(linkIn(hers)).not.toBe(linkIn(his));
  expect(hers.replace(linkIn(hers), '')).toBe(his.replace(linkIn(his), ''));
  const { text } = await world.http.ask('GET', linkIn(his));
  expect(text).toContain(`finit par ${paul.phone.slice(-2)}`);
  expect(Buffer.byteLength(text)).toBeLessThan(14_000);
  await world.http.ask('POST', linkIn(his), { body: `answer=safe&key=${keyIn(text)}`, headers: form });
  for (const phone of [nora.phone, paul.phone]) world.sms.putAway(phone);
  await world.advance(21 * 60_000);
  await world.settle();
  expect(world.sms.sentTo(paul.phone)).toEqual([]);
  const [reminder] = world.sms.sentTo(nora.phone);
  expect(linkIn(reminder)).toBe(linkIn(hers));
  expect(await answersOf(nora)).toEqual([]);
  expect(await answersOf(paul)).toEqual([{ answer: 'safe', source: 'link', verified: true }]);
});

test('whoever guesses links is soon told nothing any more, and nobody else notices', async () => {
  const { daughter } = await story();
  const guesser = { 'x-forwarded-for': '203.0.113.7' };
  const statuses: number[] = [];
  for (let i = 0; i < 32; i++) {
    const guess = `/a/${String(i).padStart(11, 'x')}`;
    statuses.push((await world.http.ask('GET', guess, { headers: guesser })).status);
  }
  expect(statuses).toEqual([...Array<number>(30).fill(404), 429, 429]);
  expect((await world.http.ask('GET', linkOf(daughter), { headers: guesser })).status).toBe(429);
  expect((await world.http.ask('GET', linkOf(daughter))).status).toBe(200);
});

test('a preview robot opens the link and nothing happens', async () => {
  const { daughter, mother } = await story();
  const link = linkOf(daughter);
  const before = await world.rows('SELECT count(*) FROM outbox');
  const robots = ['WhatsApp/2.23', 'TelegramBot', 'facebookexternalhit/1.1', 'Slackbot-LinkExpanding', 'SkypeUriPreview', 'Googlebot', 'bingbot', 'Applebot']; // prettier-ignore
  for (const robot of robots) {
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'user-agent': robot, purpose: 'prefetch' };
      expect((await world.http.ask(method, link, { headers })).status).toBe(200);
    }
  }
  const key = 'a'.repeat(43);
  for (const headers of [
    { ...form, origin: 'https://evil.example' },
    { ...form, 'sec-fetch-site': 'cross-site' },
  ]) {
    const forged = await world.http.ask('POST', link, { body: `answer=safe&key=${key}`, headers });
    expect(forged.status).toBe(403);
  }
  await world.settle();
  expect(await answersOf(daughter)).toEqual([]);
  expect(await world.rows('SELECT count(*) FROM outbox')).toEqual(before);
  expect(world.sms.sentTo(mother.phone)).toEqual([]);
});

test('an altered link, that of an erased person and that of a closed incident all lead to the same page', async () => {
  const { daughter, alert } = await story();
  const link = linkOf(daughter);
  const plain = (text: string): string => text.replaceAll(/href="\?lang[^"]*"|[0-9a-f]{32}/g, '');
  const last = link.at(-1) === 'A' ? 'B' : 'A';
  const altered = await world.http.ask('GET', link.slice(0, -1) + last);
  expect([altered.status, altered.text]).toEqual([404, expect.stringContaining('n’est plus valable')]);
  await world.rows(`UPDATE incident SET status = 'closed', ended_at = now() WHERE public_id = $1`, [alert.id]);
  const closed = await world.http.ask('GET', link);
  expect([closed.status, plain(closed.text)]).toEqual([404, plain(altered.text)]);
  await world.rows(`UPDATE incident SET status = 'active', ended_at = NULL WHERE public_id = $1`, [alert.id]);
  expect((await world.http.ask('GET', link)).status).toBe(200);
  await daughter.http.must('DELETE', '/v1/me');
  await world.settle();
  for (const method of ['GET', 'POST']) {
    const gone = await world.http.ask(method, link, method === 'POST' ? { body: 'answer=safe&key=aaaaaaaaaaaaaaaaaaaa', headers: form } : {}); // prettier-ignore
    expect([gone.status, plain(gone.text)]).toEqual([404, plain(altered.text)]);
  }
});
