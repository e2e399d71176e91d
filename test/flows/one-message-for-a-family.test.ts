import { outside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

/** A mother far away who has only her phone, and her children in the area, all of whom let her follow them. */
async function family(...names: readonly string[]) {
  const [mother] = await world.subscribers([{ firstName: 'Nadia', places: [outside] }]);
  const children = await world.subscribers(names.map((firstName) => ({ firstName })));
  for (const child of children) await world.follow(mother, child);
  await world.publishAlert();
  await world.settle();
  world.sms.putAway(mother.phone);
  const says = async (index: number, body: string): Promise<void> => {
    await world.sms.receive({ from: children[index]?.phone ?? '', body });
    await world.settle();
  };
  return { mother, children, says };
}

test('four sisters answer and the mother gets one message for the rest', async () => {
  const { mother, says } = await family('Inès', 'Lina', 'Sara', 'Maya', 'Nour', 'Aya');
  for (const child of [0, 1, 2, 3, 4]) await says(child, '1');
  expect(world.sms.sentTo(mother.phone)).toEqual([
    expect.stringContaining('Inès est en sécurité'),
    expect.stringContaining('Lina est en sécurité'),
    expect.stringContaining('Sara est en sécurité'),
  ]);
  // What holds at the moment of sending is said: Nour has changed her answer meanwhile.
  await says(4, '3');
  await world.advance(5 * 60_000);
  await world.settle();
  const texts = world.sms.sentTo(mother.phone);
  expect(texts).toHaveLength(4);
  expect(texts[3]).toMatch(/Maya en sécurité à \d\d:\d\d; Nour hors de la zone à \d\d:\d\d\./);
  expect(texts[3]).not.toMatch(/Inès|Lina|Sara|Aya/);
  await world.advance(10 * 60_000);
  await says(5, '1');
  expect(world.sms.sentTo(mother.phone).slice(4)).toEqual([expect.stringContaining('Aya est en sécurité')]);
});

test('a call for help is never held back', async () => {
  const { mother, says } = await family('Inès', 'Lina', 'Sara', 'Omar');
  for (const child of [0, 1, 2]) await says(child, '1');
  await says(3, '1');
  expect(world.sms.sentTo(mother.phone)).toHaveLength(3);
  await says(3, '2');
  expect(world.sms.sentTo(mother.phone)).toHaveLength(4);
  expect(world.sms.sentTo(mother.phone)[3]).toContain("Omar demande de l'aide");
  await world.advance(5 * 60_000);
  await world.settle();
  // It has been told: there is nothing left to collect.
  expect(world.sms.sentTo(mother.phone)).toHaveLength(4);
});

test('whoever removes the mother while news is collected is not in it, and a restart loses and doubles nothing', async () => {
  const { mother, children, says } = await family('Inès', 'Lina', 'Sara', 'Maya', 'Nour');
  for (const child of [0, 1, 2, 3, 4]) await says(child, '1');
  const { body } = await children[3].http.must('GET', '/v1/me/follows');
  const [follower] = body['followers'] as { id: string }[];
  await children[3].http.must('POST', `/v1/me/followers/${follower?.id}/revoke`);
  await world.stop();
  await world.advance(5 * 60_000);
  await world.restart();
  await world.settle();
  const texts = world.sms.sentTo(mother.phone);
  expect(texts).toHaveLength(4);
  expect(texts[3]).toMatch(/: Nour en sécurité à \d\d:\d\d\.$/);
  expect(await world.rows('SELECT * FROM held_news')).toEqual([]);
});

test('an open page shows the collected news in words, a lock screen only that there is some', async () => {
  const { mother, says } = await family('Inès', 'Lina', 'Sara', 'Maya');
  const device = world.simulator.push.createSubscription({ owner: mother.phone });
  await mother.http.must('POST', '/v1/me/push-addresses', { endpoint: device.endpoint, keys: device.keys });
  const page = await world.live(mother);
  for (const child of [0, 1, 2, 3]) await says(child, '1');
  await world.advance(5 * 60_000);
  await world.settle();
  const digest = page.messages.filter(({ kind }) => kind === 'news_digest');
  expect(digest).toEqual([expect.objectContaining({ body: expect.stringContaining('Maya en sécurité') })]);
  expect(JSON.stringify(world.push.shown(device))).not.toContain('Maya');
});
