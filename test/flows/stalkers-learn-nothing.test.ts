import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const wish = (who: Subscriber, phone: string) => who.http.ask('POST', '/v1/me/follows', { body: { phone } });

/** The follower's newest wish is refused or blocked on the other's page. */
async function turnAway(who: Subscriber, command: 'refuse' | 'block'): Promise<void> {
  const { body } = await who.http.must('GET', '/v1/me/follows');
  const [asking] = body['followers'] as { id: string }[];
  await who.http.must('POST', `/v1/me/followers/${asking?.id}/${command}`);
}

/** Six numbers that he could type: what is behind each is nobody's business before its owner consents. */
async function sixSituations(him: Subscriber, nobody: string) {
  const [registered, blocked, declined, elsewhere, silent] = await world.subscribers([
    { places: [] },
    {},
    {},
    { places: [outside] },
    {},
  ]);
  for (const one of [blocked, declined]) await wish(him, one.phone);
  await turnAway(blocked, 'block');
  await turnAway(declined, 'refuse');
  await world.publishAlert();
  await world.settle();
  return [nobody, ...[registered, blocked, declined, elsewhere, silent].map(({ phone }) => phone)];
}

const changing = ['date', 'x-request-id'];

test('a wish to follow tells six situations apart by nothing: status, body, headers, frames, texts, pushes, list, board', async () => {
  const [him] = await world.subscribers([{ firstName: 'Karim', places: [outside], push: true }]);
  const numbers = await sixSituations(him, mobile(810));
  const page = await world.live(him);
  const answers = [];
  for (const phone of numbers) answers.push(await wish(him, phone));
  await world.settle();
  const seen = answers.map(({ status, text, headers }) =>
    JSON.stringify([status, text, [...headers].filter(([name]) => !changing.includes(name))]),
  );
  expect(new Set(seen).size).toBe(1);
  expect(page.messages).toEqual([]);
  expect(world.sms.sentTo(him.phone)).toEqual([]);
  expect(world.push.shown(him.device)).toEqual([]);
  const { body } = await him.http.must('GET', '/v1/me/follows');
  const listed = (body['following'] as Record<string, unknown>[]).map(({ status, name }) => ({ status, name }));
  expect(listed).toEqual(numbers.map(() => ({ status: 'requested', name: null })));
  expect((await him.http.must('GET', '/v1/me/relatives')).text).toBe('{"incidents":[]}');
});

test('nor does it by text message', async () => {
  const [him] = await world.subscribers([{ firstName: 'Karim', places: [outside] }]);
  const numbers = await sixSituations(him, mobile(811));
  world.sms.putAway(him.phone);
  for (const phone of numbers) await world.sms.receive({ from: him.phone, body: `suivre ${phone}` });
  await world.settle();
  const texts = world.sms.sentTo(him.phone);
  expect(texts).toHaveLength(numbers.length);
  expect(new Set(texts).size).toBe(1);
});

test('whoever is not followed by consent gives nothing away by answering', async () => {
  const [him] = await world.subscribers([{ firstName: 'Karim', places: [outside], push: true }]);
  const numbers = await sixSituations(him, mobile(812));
  const page = await world.live(him);
  for (const from of numbers) await world.sms.receive({ from, body: '1' });
  await world.settle();
  expect(page.messages).toEqual([]);
  expect(world.push.shown(him.device)).toEqual([]);
  expect(world.sms.sentTo(him.phone)).toEqual([]);
});
