import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { linkToSend } from './texts-to-send.queries';

let world: PeopleWorld;
let next = 500;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const fresh = () => mobile(next++);

async function newestLink(): Promise<string> {
  const event = (await world.events('manage-link-requested')).at(-1);
  const toSend = await linkToSend(world.database, world.vault, String(event?.['linkId']), world.clock.now());
  if (!toSend) throw new Error('no link to send');
  return toSend.token;
}

test('a link sent to the phone opens a session of one hour, once', async () => {
  const phone = fresh();
  const personId = await world.personOf(phone);
  await world.links.requestManageLink(phone, world.freshIp());
  const link = await newestLink();
  const opened = await world.links.openLink(link);
  expect(opened.personId).toBe(personId);
  expect(await world.sessions.authenticate(opened.token)).toBe(personId);
  await expect(world.links.openLink(link)).rejects.toThrow('link-refused');
  world.clock.advance(3_600_000);
  expect(await world.sessions.authenticate(opened.token)).toBeUndefined();
});

test('of twenty who open one link at the same moment, one gets in', async () => {
  const phone = fresh();
  await world.personOf(phone);
  await world.links.requestManageLink(phone, world.freshIp());
  const link = await newestLink();
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => world.links.openLink(link)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a link is of no use after half an hour', async () => {
  const phone = fresh();
  await world.personOf(phone);
  await world.links.requestManageLink(phone, world.freshIp());
  const link = await newestLink();
  world.clock.advance(30 * 60_000);
  await expect(world.links.openLink(link)).rejects.toThrow('link-refused');
});

test('an unknown number gets the same answer as a known one, no text, and leaves no person behind', async () => {
  const [known, unknown] = [fresh(), fresh()];
  await world.personOf(known);
  const before = (await world.events('manage-link-requested')).length;
  const answers = [
    await world.links.requestManageLink(unknown, world.freshIp()),
    await world.links.requestManageLink(known, world.freshIp()),
  ];
  expect(answers[0]).toEqual(answers[1]);
  expect(await world.events('manage-link-requested')).toHaveLength(before + 1);
  expect(await world.everything()).not.toContain(world.vault.index(unknown).toString('hex'));
});

test('a link is no session and a session is no link', async () => {
  const phone = fresh();
  await world.personOf(phone);
  await world.links.requestManageLink(phone, world.freshIp());
  const link = await newestLink();
  expect(await world.sessions.authenticate(link)).toBeUndefined();
  const { token } = await world.links.openLink(link);
  await expect(world.links.openLink(token)).rejects.toThrow('link-refused');
});

test('a session that was ended opens nothing', async () => {
  const personId = await world.personOf(fresh());
  const token = await world.database.transaction((tx) => world.sessions.open(tx, personId, 1));
  await world.sessions.end(token);
  expect(await world.sessions.authenticate(token)).toBeUndefined();
});

test('neither a link nor a session can be read from the tables', async () => {
  const phone = fresh();
  const personId = await world.personOf(phone);
  await world.links.requestManageLink(phone, world.freshIp());
  const link = await newestLink();
  const session = await world.database.transaction((tx) => world.sessions.open(tx, personId, 1));
  const everything = await world.everything();
  for (const token of [link, session]) expect(everything).not.toContain(token);
});
