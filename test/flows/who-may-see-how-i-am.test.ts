import type { PhoneNumber } from '../../libs/channels/phone-number';
import type { PersonId } from '../../libs/people/person';
import { LookUpsService } from '../../libs/situation/look-ups.service';
import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(240_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const choose = (who: Subscriber, level: string) => who.http.must('PUT', '/v1/me/visibility', { level });

const code = async (who: Subscriber) => String((await who.http.must('GET', '/v1/me/visibility')).body['code']);

const lookUp = (who: Subscriber, sought: object) => who.http.ask('POST', '/v1/look-ups', { body: sought });

const changing = ['date', 'x-request-id'];

test('who is unknown, closed, silent or has blocked the asker gives the same answer, by number and by code', async () => {
  const [him] = await world.subscribers([{ firstName: 'Karim', places: [outside] }]);
  const [ordinary, closed, blocking, silent, open] = await world.subscribers([{}, {}, {}, {}, {}]);
  await choose(closed, 'nobody');
  for (const one of [blocking, silent]) await choose(one, 'public');
  await choose(open, 'code');
  await him.http.must('POST', '/v1/me/follows', { phone: blocking.phone });
  const [follower] = (await blocking.http.must('GET', '/v1/me/follows')).body['followers'] as { id: string }[];
  await blocking.http.must('POST', `/v1/me/followers/${follower?.id}/block`);
  await world.publishAlert();
  for (const { phone } of [ordinary, closed, blocking, open]) await world.sms.receive({ from: phone, body: '1' });
  await world.settle();
  await open.http.must('POST', '/v1/me/visibility/code');
  const old = await code(open);
  await open.http.must('POST', '/v1/me/visibility/code');
  await choose(closed, 'code');
  const closedCode = await code(closed);
  await choose(closed, 'nobody');

  const phones = [mobile(830), ...[ordinary, closed, blocking, silent, open].map(({ phone }) => phone)];
  const soughts = [
    ...phones.map((phone) => ({ phone })),
    { code: old },
    { code: closedCode },
    { code: '7KQ2-9XWM-4TRB' },
  ];
  const answers = [];
  for (const sought of soughts) answers.push(await lookUp(him, sought));
  const seen = answers.map(({ status, text, headers }) =>
    JSON.stringify([status, text, [...headers].filter(([name]) => !changing.includes(name))]),
  );
  expect(new Set(seen).size).toBe(1);
  expect(answers[0]?.text).toBe('{"found":null}');
  const pages = await Promise.all(
    [phones[0], phones[1], closedCode].map((sought) => him.http.must('POST', '/me/look-up', { sought })),
  );
  expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
});

test('whoever has the code sees a class and a quarter of an hour, never a place, a name or the alert', async () => {
  const [her, grandmother] = await world.subscribers([{ firstName: 'Inès' }, { places: [outside] }]);
  await choose(her, 'code');
  await world.publishAlert();
  await world.advance(7 * 60_000);
  await world.sms.receive({ from: her.phone, body: '1' });
  await world.settle();
  const typed = (await code(her)).toLowerCase().replaceAll('-', ' ');
  const { body, text } = await lookUp(grandmother, { code: typed });
  expect(body['found']).toEqual({
    answer: 'safe',
    at: expect.stringMatching(/:(00|15|30|45):00\.000Z$/),
    freshness: 'fresh',
  });
  expect(text).not.toMatch(/Paris|Inès|\+33|48\./);
  const page = await grandmother.http.must('POST', '/me/look-up?lang=en', { sought: typed });
  expect(page.text).toContain('Safe at about');
  expect(page.text).not.toContain(typed);
  expect((await lookUp(grandmother, { phone: her.phone })).text).toBe('{"found":null}');
  await choose(her, 'public');
  expect((await lookUp(grandmother, { phone: her.phone })).text).toBe(text);
});

test('one asker looks up twenty times in a day, whatever they find', async () => {
  const [him] = await world.subscribers([{ places: [outside] }]);
  const all = await Promise.all(Array.from({ length: 21 }, (_, i) => lookUp(him, { phone: mobile(840 + i) })));
  expect(all.map(({ status }) => status).sort((a, b) => a - b)).toEqual([...Array<number>(20).fill(200), 429]);
});

test('a thousand numbers tell nothing to somebody who tries them all', async () => {
  const people = await world.subscribers(Array.from({ length: 30 }, () => ({})));
  for (const [i, one] of people.entries()) if (i % 3 === 0) await choose(one, i % 2 ? 'nobody' : 'code');
  await world.publishAlert();
  for (const { phone } of people) await world.sms.receive({ from: phone, body: '1' });
  await world.settle();
  const lookUps = world.server.app.get(LookUpsService, { strict: false });
  const known = people.map(({ phone }) => phone);
  const numbers = Array.from(
    { length: 1000 },
    (_, i) => (i % 33 === 0 ? known[i / 33] : undefined) ?? mobile(2000 + i),
  );
  const found: unknown[] = [];
  for (let from = 0; from < numbers.length; from += 100) {
    const batch = numbers.slice(from, from + 100).map((phone, i) => {
      return lookUps.byPerson((900_000 + from + i) as PersonId, { phone: phone as PhoneNumber });
    });
    found.push(...(await Promise.all(batch)));
  }
  expect(found).toHaveLength(1000);
  expect(new Set(found)).toEqual(new Set([undefined]));
});

test('who lets nobody see is silent to her followers too, and they cannot tell', async () => {
  const { sister, brother } = await world.relatives();
  const before = world.push.shown(brother.device).length;
  const list = (await brother.http.must('GET', '/v1/me/follows')).text;
  await choose(sister, 'nobody');
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before);
  expect((await brother.http.must('GET', '/v1/me/follows')).text).toBe(list);
  const posted = await sister.http.ask('POST', '/me/visibility', { body: { level: 'followers' } });
  expect(posted.status).toBe(303);
  await world.sms.receive({ from: sister.phone, body: '3' });
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before + 1);
});

test('the hotline asks for a caller without a phone, and neither of them learns whether the number is known', async () => {
  const [her, open] = await world.subscribers([{ firstName: 'Inès' }, { firstName: 'Omar' }]);
  await choose(open, 'code');
  const officer = await world.officer({ roles: ['responder'] });
  const ask = (phone: string, callerName = 'Nadia') =>
    officer.http.ask('POST', '/v1/hotline/asks', { body: { phone, callerName, reason: 'la mère appelle du village' } });
  await world.publishAlert();
  await world.sms.receive({ from: open.phone, body: '1' });
  await world.settle();
  for (const { phone } of [her, open]) world.sms.putAway(phone);
  const answers = [];
  for (const phone of [her.phone, mobile(870), her.phone, open.phone]) answers.push(await ask(phone));
  await world.settle();
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['202 {"status":"taken"}']));
  expect(world.sms.sentTo(her.phone)).toEqual([
    expect.stringMatching(/se dit Nadia demande de vos nouvelles.*Répondez 1/),
  ]);
  // Who has just answered is not asked; a number that nobody knows gets nothing.
  expect(world.sms.sentTo(open.phone)).toEqual([]);
  expect(world.sms.sentTo(mobile(870))).toEqual([]);
  for (const name of ['Aya', 'Nour', 'Lina']) await ask(her.phone, name);
  await world.settle();
  expect(world.sms.sentTo(her.phone)).toHaveLength(3);
  const audited = await world.rows<{ detail: string; subject: string }>(
    `SELECT detail, subject FROM audit_entry WHERE action = 'hotline-asked'`,
  );
  expect(audited).toHaveLength(7);
  for (const { detail, subject } of audited) {
    expect(`${detail} ${subject}`).toContain('la mère appelle');
    expect(`${detail} ${subject}`).not.toMatch(/\+33|Nadia/);
  }

  const page = (sought: string) => officer.http.must('POST', '/console/hotline?lang=en', { sought });
  const told = [(await page(her.phone)).text, (await page(mobile(871))).text, (await page(open.phone)).text];
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain('We cannot say anything about this person');
  expect((await page(await code(open))).text).toContain('Say this and nothing more: “Safe at about');
  const looked = await world.rows<{ detail: string }>(
    `SELECT detail FROM audit_entry WHERE action = 'hotline-looked-up'`,
  );
  expect(looked.map(({ detail }) => JSON.parse(detail))).toEqual([
    ...Array<object>(3).fill({ by: 'phone', told: false }),
    { by: 'code', told: true },
  ]);
  const stranger = await world.officer({ roles: ['author'] });
  expect((await stranger.http.ask('GET', '/console/hotline')).status).toBe(403);
  const refused = await officer.http.ask('POST', '/console/hotline/ask?lang=en', {
    body: { phone: 'x', callerName: 'Nadia' },
  });
  expect([refused.status, refused.text.includes('value="Nadia"')]).toEqual([422, true]);
});
