import { type RunningServer, startServer } from '../../apps/server/start';
import { LivePage } from '../world/live-page';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
const gateways: RunningServer[] = [];
beforeAll(async () => {
  world = await World.start();
  const { config } = world.server.platform;
  for (let i = 0; i < 2; i++) {
    gateways.push(
      await startServer({ config: { ...config, roles: ['gateway'] }, clock: world.clock, logger: world.logger }),
    );
  }
  await world.stop();
  await world.restart(['api', 'worker']);
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
  await world[Symbol.asyncDispose]();
});

async function eventually(isSo: () => boolean | Promise<boolean>, patienceMs = 10_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('an alert comes to every page of a person, whichever gateway holds it, from a worker that holds none', async () => {
  const [both, one] = await world.subscribers([{}, { language: 'ar' }]);
  const [first, second] = gateways;
  const pages = await Promise.all([
    LivePage.open(first.url, both),
    LivePage.open(second.url, both),
    LivePage.open(second.url, one),
  ]);
  await world.publishAlert();
  await eventually(() => pages.every(({ messages }) => messages.length === 1));
  expect(pages.map(({ messages }) => messages[0]?.language)).toEqual([both.language, both.language, 'ar']);
  await eventually(async () => (await world.statuses('live')).every((status) => status === 'delivered'));
  expect(pages.map(({ repeated }) => repeated)).toEqual([0, 0, 0]);
  for (const page of pages) page.close();
});

test('what is announced while a gateway hears nothing is shown when it hears again', async () => {
  const person = await world.subscriber();
  const page = await LivePage.open(gateways[0].url, person);
  const before = page.messages.length;
  const deaf = await world.rows(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND (query = 'LISTEN live_page' OR query = 'SELECT 1')`,
  );
  expect(deaf.length).toBeGreaterThanOrEqual(2);
  await world.publishAlert();
  await eventually(() => page.messages.length === before + 1);
  page.close();
});

test('a page that is told to leave comes back to another gateway and has missed nothing', async () => {
  const person = await world.subscriber();
  const page = await LivePage.open(gateways[0].url, person);
  await world.publishAlert();
  await eventually(() => page.messages.some(({ kind }) => kind === 'alert'));
  const [leaving] = gateways.splice(0, 1);
  await leaving.stop();
  await page.whenClosed();
  await world.publishAlert();
  await world.settle();
  const again = await LivePage.open(gateways[0].url, person, page.lastId);
  expect(again.messages.map(({ kind }) => kind)).toEqual(['alert']);
  again.close();
});
