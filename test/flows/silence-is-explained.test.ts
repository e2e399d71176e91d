import { ReachTimersService } from '../../libs/situation/reach-timers.service';
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

interface Row {
  readonly name: string;
  readonly status: Readonly<Record<string, unknown>>;
}

async function board(reader: Subscriber) {
  const { body, text } = await reader.http.must('GET', '/v1/me/relatives');
  const incidents = body['incidents'] as { answeredPercent: number | null; relatives: Row[] }[];
  return { rows: incidents.flatMap(({ relatives }) => relatives), percent: incidents[0]?.answeredPercent, text };
}

const page = (reader: Subscriber, language: string) => reader.http.must('GET', `/me/circle?lang=${language}`);

test('a mother sees why there is no answer yet', async () => {
  const [mother, ines, omar, lea] = await world.subscribers([
    { firstName: 'Nadia', places: [outside] },
    { firstName: 'Inès' },
    { firstName: 'Omar' },
    { firstName: 'Léa', places: [outside] },
  ]);
  for (const child of [ines, omar, lea]) await world.follow(mother, child);
  expect((await board(mother)).rows).toEqual([]);
  world.sms.become(omar.phone, 'off');
  await world.publishAlert();
  await world.settle();

  const { rows, percent } = await board(mother);
  expect(rows).toEqual([
    { id: expect.any(String), name: 'Omar', status: { kind: 'not_reached' } },
    {
      id: expect.any(String),
      name: 'Inès',
      status: { kind: 'reached', at: expect.stringMatching(/:(00|15|30|45):00/) },
    },
    { id: expect.any(String), name: 'Léa', status: { kind: 'not_warned' } },
  ]);
  // Three people are too few for a share that gives nobody away.
  expect(percent).toBeNull();
  const { text } = await page(mother, 'en');
  expect(text).toContain('No answer yet. The alert reached their phone at about');
  expect(text).toContain('The alert has not reached their phone.');

  await world.advance(20 * 60_000);
  await world.sms.receive({ from: ines.phone, body: '1' });
  await world.settle();
  expect((await page(mother, 'en')).text).toContain('Safe at about');
  await world.advance(6 * 3_600_000);
  expect((await page(mother, 'en')).text).toContain('That was more than six hours ago.');
});

test('nobody sees a place there, nor when exactly somebody answered', async () => {
  const { sister, brother } = await world.relatives();
  await world.advance(7 * 60_000);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const { rows, text } = await board(brother);
  expect(rows.map(({ status }) => status['at'])).toEqual([expect.stringMatching(/:(00|15|30|45):00\.000Z$/)]);
  expect(text).not.toMatch(/latitude|longitude|cell|48\.86|2\.37|phone/);
});

test('who is not accepted, is refused, or was removed sees an empty board', async () => {
  const { sister, brother } = await world.relatives();
  const [stranger, refused] = await world.subscribers([{ places: [outside] }, { places: [outside] }]);
  for (const asking of [stranger, refused]) {
    await asking.http.must('POST', '/v1/me/follows', { phone: sister.phone });
  }
  await world.settle();
  const { body } = await sister.http.must('GET', '/v1/me/follows');
  const followers = body['followers'] as { id: string; status: string }[];
  const asked = followers.filter(({ status }) => status === 'requested');
  await sister.http.must('POST', `/v1/me/followers/${asked[1]?.id}/refuse`);
  expect((await board(brother)).rows).toHaveLength(1);
  const accepted = followers.find(({ status }) => status === 'accepted');
  await sister.http.must('POST', `/v1/me/followers/${accepted?.id}/revoke`);
  const boards = await Promise.all([stranger, refused, brother].map(async (one) => (await board(one)).text));
  expect(new Set(boards)).toEqual(new Set(['{"incidents":[]}']));
});

test('in a crowd the board says how many have answered, in steps that hide each of them', async () => {
  const crowd = await world.subscribers(Array.from({ length: 59 }, () => ({})));
  const [mother] = await world.subscribers([{ firstName: 'Nadia', places: [outside] }]);
  await world.follow(mother, crowd[0]);
  await world.publishAlert();
  await world.settle();
  for (const { phone } of crowd.slice(1, 28)) await world.sms.receive({ from: phone, body: '1' });
  await world.settle();
  await world.server.app.get(ReachTimersService, { strict: false }).takeDue();
  await world.advance(60_000);
  expect((await board(mother)).percent).toBe(40);
});
