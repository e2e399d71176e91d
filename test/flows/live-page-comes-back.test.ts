import { outside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

test('a page that was away gets what it missed and nothing twice, also from a server that is new', async () => {
  const [sister, brother] = await world.subscribers([{ firstName: 'Inès' }, { places: [outside] }]);
  await world.follow(brother, sister);
  const page = await world.live(brother);
  await world.publishAlert();
  await world.settle();
  expect(page.messages.map(({ kind }) => kind)).toEqual(['relatives_notice']);
  const seen = page.lastId;
  page.close();
  await page.whenClosed();
  await world.stop();
  await world.restart();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const again = await world.live(brother, seen);
  expect(again.messages.map(({ kind }) => kind)).toEqual(['follower_update']);
  await world.settle();
  expect((await world.live(brother, again.lastId)).messages).toEqual([]);
});

test('a page that comes for the first time during an alert gets the newest words only', async () => {
  const person = await world.subscriber();
  const alert = await world.publishAlert();
  await world.alerts.update(alert);
  await world.settle();
  const page = await world.live(person);
  expect(page.messages.map(({ kind }) => kind)).toEqual(['update']);
});

test('a page that does not say that it has a message gets it again, and the ledger does not call it told', async () => {
  const person = await world.subscriber();
  const page = await world.live(person);
  page.acknowledges = false;
  await world.publishAlert({ severity: 'Severe' });
  await world.settle();
  expect(await world.statusOf(person, 'live')).toBe('unknown');
  const again = await world.live(person, 0);
  expect(again.messages.at(-1)).toMatchObject({ kind: 'alert' });
  await world.settle();
  expect(await world.statusOf(person, 'live')).toBe('delivered');
});

test('a ticket opens one page, and the page is cut when its owner erases their data', async () => {
  const person = await world.subscriber();
  const page = await world.live(person);
  await person.http.must('DELETE', '/v1/me');
  await page.whenClosed();
  expect(page.isOpen).toBe(false);
  await expect(world.live(person)).rejects.toThrow('401');
});
