import { randomUUID } from 'node:crypto';
import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const follows = async (who: Subscriber, side: 'following' | 'followers') =>
  (await who.http.must('GET', '/v1/me/follows')).body[side] as { id: string; status: string }[];

const ask = (who: Subscriber, id: string | undefined) => who.http.ask('POST', `/v1/me/follows/${id}/ask`);

const questions = (who: Subscriber) => world.sms.sentTo(who.phone).filter((text) => text.includes('de vos nouvelles'));

test('he asks twice and she is asked once', async () => {
  const { sister, brother } = await world.relatives();
  const [follow] = await follows(brother, 'following');
  expect((await ask(brother, follow?.id)).status).toBe(202);
  expect((await ask(brother, follow?.id)).status).toBe(202);
  await world.settle();
  expect(questions(sister)).toEqual([expect.stringMatching(/Karim demande de vos nouvelles .*R[ée]pondez 1/)]);
  // What she answers reaches him as any answer does.
  const before = world.push.shown(brother.device).length;
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before + 1);
  await world.advance(6 * 3_600_000 - 1000);
  await ask(brother, follow?.id);
  await world.settle();
  expect(questions(sister)).toHaveLength(1);
});

test('whoever has just answered is not asked, and in peace nobody is', async () => {
  const { sister, brother } = await world.relatives();
  const [follow] = await follows(brother, 'following');
  await world.sms.receive({ from: sister.phone, body: '1' });
  await ask(brother, follow?.id);
  await world.settle();
  expect(questions(sister)).toEqual([]);
  await world.calm();
  await world.advance(7 * 3_600_000);
  await ask(brother, follow?.id);
  await world.settle();
  expect(questions(sister)).toEqual([]);
});

test('an ask tells nobody apart: silent in the area, elsewhere, asking, refused, blocked, unknown', async () => {
  const [him, silent, away, pending, refused, blocked] = await world.subscribers([
    { firstName: 'Karim', places: [outside] },
    {},
    { places: [outside] },
    {},
    {},
    {},
  ]);
  for (const one of [silent, away]) await world.follow(him, one);
  await world.follow(him, blocked);
  for (const one of [pending, refused]) await him.http.must('POST', '/v1/me/follows', { phone: one.phone });
  const commands = [[refused, 'refuse'], [blocked, 'block']] as const; // prettier-ignore
  for (const [who, command] of commands) {
    const [follower] = await follows(who, 'followers');
    await who.http.must('POST', `/v1/me/followers/${follower?.id}/${command}`);
  }
  await world.publishAlert();
  await world.settle();
  for (const { phone } of [him, silent, away, pending, refused, blocked]) world.sms.putAway(phone);
  const page = await world.live(him);
  await world.settle();
  const shown = page.messages.length;
  const ids = [...(await follows(him, 'following')).map(({ id }) => id), randomUUID()];
  expect(ids).toHaveLength(6);
  const answers = [];
  for (const id of ids) answers.push(await ask(him, id));
  await world.settle();
  const shape = ({ status, text, headers }: Awaited<ReturnType<typeof ask>>) =>
    JSON.stringify({
      status,
      text,
      headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    });
  expect(new Set(answers.map(shape)).size).toBe(1);
  expect(page.messages.slice(shown)).toEqual([]);
  expect(world.sms.sentTo(him.phone)).toEqual([]);
  // In and outside the area alike, those who consented are asked, and nobody else.
  expect([silent, away, pending, refused, blocked].map((one) => questions(one).length)).toEqual([1, 1, 0, 0, 0]);
});

test('somebody who asks all day long is stopped, whatever the asks came to', async () => {
  const [him] = await world.subscribers([{ places: [outside] }]);
  for (let i = 0; i < 10; i++) expect((await ask(him, randomUUID())).status).toBe(202);
  expect((await ask(him, randomUUID())).status).toBe(429);
});

test('the button stands beside whoever has not answered', async () => {
  const { sister, brother } = await world.relatives();
  const text = async () => (await brother.http.must('GET', '/me/circle?lang=en')).text;
  expect(await text()).toContain('Ask if safe');
  const [follow] = await follows(brother, 'following');
  const posted = await brother.http.ask('POST', `/me/circle/${follow?.id}/ask`);
  expect([posted.status, posted.headers.get('location')]).toEqual([303, '/me/circle?asked']);
  await world.settle();
  expect(questions(sister)).toHaveLength(1);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(await text()).not.toContain('Ask if safe');
});
