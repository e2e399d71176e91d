import { ConsentTermsService } from '../../libs/alerting/consent-terms.service';
import type { PersonId } from '../../libs/people/person';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const day = 86_400_000;

interface Follower {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly agreedUntil: string | null;
  readonly endsAt: string | null;
}

const followers = async (who: Subscriber) =>
  (await who.http.must('GET', '/v1/me/follows')).body['followers'] as Follower[];

const following = async (who: Subscriber) =>
  ((await who.http.must('GET', '/v1/me/follows')).body['following'] as { status: string; name: unknown }[]).map(
    ({ status, name }) => ({ status, name }),
  );

const say = async (who: Subscriber, command: string, body?: object): Promise<void> => {
  const [{ id }] = await followers(who);
  await who.http.must('POST', `/v1/me/followers/${id}/${command}`, body);
};

const board = async (who: Subscriber) => (await who.http.must('GET', '/v1/me/relatives')).text;

const pair = (): Promise<Subscriber[]> =>
  world.subscribers([{ firstName: 'Inès' }, { firstName: 'Karim', places: [outside], push: true }]);

/** A month later every session has ended. */
async function backAgain(who: Subscriber): Promise<Subscriber> {
  const sessions = world.server.app.get(PersonSessionsService, { strict: false });
  const token = await world.database.transaction((tx) => sessions.open(tx, who.id as PersonId, 24));
  return { ...who, http: world.http.as({ authorization: `Bearer ${token}` }) };
}

const settleTerms = () => world.server.app.get(ConsentTermsService, { strict: false }).settle();

/** All that he got, by whatever way. */
const heard = (him: Subscriber, page: Awaited<ReturnType<World['live']>>) =>
  [world.push.shown(him.device).length, world.sms.sentTo(him.phone).length, page.messages.length] as const;

test('a consent given in calm times shows nothing before an alert, opens with it, and sleeps again after its term', async () => {
  const [sister, brother] = await pair();
  await brother.http.must('POST', '/v1/me/follows', { phone: sister.phone });
  const asked = await following(brother);
  await say(sister, 'agree', { days: 365 });
  await world.settle();
  for (const { phone } of [sister, brother]) world.sms.putAway(phone);
  expect(await following(brother)).toEqual(asked);
  expect(world.push.shown(brother.device)).toEqual([]);
  expect(await followers(sister)).toMatchObject([
    { status: 'pre_agreed', agreedUntil: expect.stringContaining('2016-11-') },
  ]);

  // An exercise opens nothing.
  await world.publishAlert({ mode: 'Exercise', note: 'Préfecture et pompiers' });
  await world.settle();
  expect(await following(brother)).toEqual(asked);

  await world.publishAlert();
  await world.settle();
  expect(await following(brother)).toEqual([{ status: 'accepted', name: 'Inès' }]);
  const before = world.push.shown(brother.device).length;
  expect(before).toBeGreaterThanOrEqual(2);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before + 1);
  expect(await board(brother)).toContain('"safe"');

  await world.calm();
  await settleTerms();
  const [{ endsAt }] = await followers(sister);
  expect(new Date(endsAt ?? 0).getTime() - world.clock.now().getTime()).toBe(30 * day);
  await world.advance(30 * day);
  await settleTerms();
  expect(await followers(await backAgain(sister))).toMatchObject([{ status: 'pre_agreed', endsAt: null }]);
  expect(await following(await backAgain(brother))).toEqual([{ status: 'ended', name: null }]);
  await world.advance(365 * day);
  await settleTerms();
  expect(await followers(await backAgain(sister))).toEqual([]);
});

test('whoever is agreed to without having asked hears of it in an incident, even one that is answered far from home', async () => {
  const [sister] = await world.subscribers([{ firstName: 'Inès', places: [outside] }]);
  const father = mobile(720);
  await sister.http.must('POST', '/v1/me/followers', { phone: father, days: 30 });
  await world.settle();
  expect(world.sms.sentTo(father)).toEqual([]);
  await world.publishAlert();
  // Somebody else who says how she is opens nothing.
  const [stranger] = await world.subscribers([{ firstName: 'Paul', places: [outside] }]);
  await world.sms.receive({ from: stranger.phone, body: `3 POUR ${sister.phone} VU AMI` });
  await world.settle();
  expect(world.sms.sentTo(father)).toEqual([]);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const texts = world.sms.sentTo(father);
  expect(texts).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Inès a accepté'),
      expect.stringContaining('Inès est en sécurité'),
    ]),
  );
});

test('a consent given in ordinary ends 30 days after an alert that concerned her, unless she keeps it', async () => {
  const [sister, brother] = await pair();
  const [friend] = await world.subscribers([{ firstName: 'Léo', places: [outside] }]);
  for (const one of [brother, friend]) await world.follow(one, sister);
  await world.publishAlert();
  await world.settle();
  await world.calm();
  await settleTerms();
  expect((await followers(sister)).map(({ endsAt }) => endsAt !== null)).toEqual([true, true]);
  const page = await sister.http.must('GET', '/me?lang=en');
  expect(page.text).toContain('ends on');
  await world.advance(day);
  const [{ id }] = await followers(sister);
  expect((await sister.http.ask('POST', `/me/followers/${id}`, { body: { decision: 'keep' } })).status).toBe(303);
  await world.advance(29 * day);
  await settleTerms();
  const list = await followers(await backAgain(sister));
  expect(list.map(({ name, endsAt }) => [name, endsAt])).toEqual([['Karim', null]]);
  expect(await following(await backAgain(friend))).toEqual([{ status: 'ended', name: null }]);
});

test('a follower who is paused cannot tell: same list, same board, and nothing comes', async () => {
  const { sister, brother } = await world.relatives();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const [listed, shown] = [await following(brother), await board(brother)];
  expect(shown).toContain('"safe"');
  await world.advance(1000);
  await say(sister, 'pause');
  const page = await world.live(brother);
  await world.settle();
  const before = heard(brother, page);
  await world.advance(60_000);
  await world.sms.receive({ from: sister.phone, body: '3' });
  await world.settle();
  const [follow] = (await brother.http.must('GET', '/v1/me/follows')).body['following'] as { id: string }[];
  const asked = await brother.http.ask('POST', `/v1/me/follows/${follow?.id}/ask`);
  expect([asked.status, asked.text]).toEqual([202, '{"status":"taken"}']);
  await world.settle();
  expect(heard(brother, page)).toEqual(before);
  expect(await following(brother)).toEqual(listed);
  expect(await board(brother)).toBe(shown);
  expect(world.sms.sentTo(sister.phone).filter((text) => text.includes('de vos nouvelles'))).toEqual([]);

  // An incident that opens later shows him what it shows of whoever is elsewhere: nothing.
  await world.calm();
  await world.advance(2 * day);
  await world.publishAlert();
  await world.settle();
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  expect(heard(brother, page)).toEqual(before);
  expect(await board(brother)).toBe('{"incidents":[]}');
  await say(sister, 'resume');
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(heard(brother, page)[0]).toBeGreaterThan(before[0]);
});

test('nothing that is said after a revocation or a block reaches the follower, however close it follows', async () => {
  for (const command of ['revoke', 'block'] as const) {
    const { sister, brother } = await world.relatives();
    const page = await world.live(brother);
    await world.settle();
    const racing = world.sms.receive({ from: sister.phone, body: '1' });
    await say(sister, command);
    await world.sms.receive({ from: sister.phone, body: '2' });
    await racing;
    await world.settle();
    const words = [...page.messages.map(({ body }) => body), ...world.sms.sentTo(brother.phone)].join('\n');
    expect(words).not.toContain("demande de l'aide");
    expect(world.push.shown(brother.device).length).toBeLessThanOrEqual(2);
    expect(await board(brother)).toBe('{"incidents":[]}');
    await world.calm();
  }
});

test('a block is taken back on her page, and the other may ask again', async () => {
  const { sister, brother } = await world.relatives();
  await say(sister, 'block');
  expect(await followers(sister)).toMatchObject([{ status: 'blocked' }]);
  await say(sister, 'unblock');
  expect(await followers(sister)).toEqual([]);
  await world.advance(4 * day);
  await brother.http.must('POST', '/v1/me/follows', { phone: sister.phone });
  expect(await followers(sister)).toMatchObject([{ status: 'requested', name: 'Karim' }]);
});
