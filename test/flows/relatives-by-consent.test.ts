import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const pair = (): Promise<Subscriber[]> =>
  world.subscribers([{ firstName: 'Inès' }, { firstName: 'Karim', places: [outside], push: true }]);

test('nobody hears anything before the person has agreed', async () => {
  const [sister, brother] = await pair();
  await brother.http.must('POST', '/v1/me/follows', { phone: sister.phone });
  await world.settle();
  const [asked] = world.sms.sentTo(sister.phone);
  expect(asked).toContain('Karim');
  const code = /ACCEPTER (\d+)/.exec(asked ?? '')?.[1];
  await world.publishAlert();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.push.shown(brother.device)).toEqual([]);
  expect(world.sms.sentTo(brother.phone)).toEqual([]);

  await world.sms.receive({ from: sister.phone, body: `accepter ${code}` });
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  // A lock screen shows neither name nor news.
  expect(world.push.shown(brother.device).map(({ body }) => body)).toEqual(
    Array(2).fill(expect.not.stringContaining('Inès')),
  );
  const { body } = await brother.http.must('GET', '/v1/me/follows');
  expect(body['following']).toEqual([expect.objectContaining({ status: 'accepted', name: 'Inès' })]);
});

test('an open page hears within the flow what a relative answers, in words', async () => {
  const [sister, brother] = await pair();
  await world.follow(brother, sister);
  const page = await world.live(brother);
  await world.publishAlert();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const news = page.messages.filter(({ kind }) => kind === 'follower_update');
  expect(news).toEqual([expect.objectContaining({ body: expect.stringContaining('Inès est en sécurité') })]);
  expect(page.messages.filter(({ kind }) => kind === 'relatives_notice')).toHaveLength(1);
  expect(page.messages.filter(({ kind }) => kind === 'alert')).toEqual([]);
});

test('everything works by SMS alone, from the wish to the news', async () => {
  const [sister] = await world.subscribers([{ firstName: 'Inès' }]);
  const father = mobile(700);
  const typed = sister.phone.replace('+33', '0');
  await world.sms.receive({ from: father, body: `suivre ${typed}` });
  await world.settle();
  expect(world.sms.sentTo(father)).toEqual([expect.stringContaining('si elle accepte')]);
  const code = /ACCEPTER (\d+)/.exec(world.sms.sentTo(sister.phone).at(-1) ?? '')?.[1];
  await world.sms.receive({ from: sister.phone, body: `ACCEPTER ${code}` });
  await world.settle();
  expect(world.sms.sentTo(father).at(-1)).toContain('Inès a accepté');
  await world.publishAlert();
  await world.sms.receive({ from: sister.phone, body: 'bien' });
  await world.settle();
  const texts = world.sms.sentTo(father);
  expect(texts.filter((text) => text.includes('Inès est en sécurité'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('peut'))).toHaveLength(1);
});

test('a refusal looks to the follower as an unanswered wish does', async () => {
  const [sister, brother] = await pair();
  const { phone: silent } = await world.subscriber();
  for (const phone of [sister.phone, silent, mobile(701)]) await brother.http.must('POST', '/v1/me/follows', { phone });
  await world.settle();
  await world.sms.receive({ from: sister.phone, body: 'REFUSER' });
  await world.settle();
  const { body } = await brother.http.must('GET', '/v1/me/follows');
  const shown = (body['following'] as { status: string; name: unknown }[]).map(({ status, name }) => ({
    status,
    name,
  }));
  expect(shown).toEqual(Array(3).fill({ status: 'requested', name: null }));
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
  expect(world.push.shown(brother.device)).toEqual([]);
});

test('whoever is removed hears nothing of what is said afterwards, however close it follows', async () => {
  const [sister, brother] = await pair();
  await world.follow(brother, sister);
  await world.publishAlert();
  await world.settle();
  const page = await world.live(brother);
  const before = world.push.shown(brother.device).length;
  await world.sms.receive({ from: sister.phone, body: 'RETIRER 1' });
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before);
  expect(page.messages.filter(({ kind }) => kind === 'follower_update')).toEqual([]);
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
});

test('news that waits for its carrier when a follower is removed is not handed over any more', async () => {
  const [sister, brother] = await pair();
  await world.follow(brother, sister);
  await world.publishAlert();
  await world.settle();
  const before = world.push.shown(brother.device).length;
  world.simulator.faults.set([{ fault: '503', channel: 'push', to: brother.device.id }]);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  await world.sms.receive({ from: sister.phone, body: 'RETIRER' });
  await world.settle();
  world.simulator.faults.clear();
  await world.advance(600_000);
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before);
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
});
