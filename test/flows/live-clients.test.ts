import { WebSocket } from 'undici';
import { startServer } from '../../apps/server/start';
import { World } from '../world/world';

jest.setTimeout(120_000);

interface Options {
  readonly url: string;
  readonly handshake: (since: number) => Promise<object | undefined>;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly random: () => number;
}

/** The script that our own pages run. */
interface Island {
  openLive(options: Options): { close(): void };
  waitMs(tries: number, random: number): number;
}
const path: string = '../../apps/web/islands/live-connection.js';
const island = async (): Promise<Island> => import(path);

beforeAll(() => Object.assign(globalThis, { WebSocket }));

test('pages come back spread out, ever later, and never more than half a minute apart', async () => {
  const { waitMs } = await island();
  expect([0, 1, 2, 3, 9].map((tries) => Math.round(waitMs(tries, 0.999)))).toEqual([2248, 4246, 8242, 16_234, 30_220]);
  expect(waitMs(9, 0)).toBe(250);
});

test('a crowd that loses its gateway comes back by itself, has missed nothing and shows nothing twice', async () => {
  await using world = await World.start();
  const people = await world.subscribers([{}, { language: 'de' }, { language: 'ar' }]);
  const { config } = world.server.platform;
  const gatewayAt = (port: number) =>
    startServer({ config: { ...config, port, roles: ['gateway'] }, clock: world.clock, logger: world.logger });
  const first = await gatewayAt(0);
  const { port } = new URL(first.url);
  const { openLive } = await island();
  const pages = Array.from({ length: 60 }, (_, i) => {
    const owner = people[i % people.length];
    const kinds: unknown[] = [];
    let caughtUp = 0;
    const live = openLive({
      url: `ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`,
      async handshake(since) {
        const { body } = await owner.http.must('POST', '/v1/me/live-tickets');
        return { ticket: body['ticket'], since };
      },
      onEvent(name, payload) {
        if (name === 'message') kinds.push((payload as { kind: string }).kind);
        else caughtUp += name === 'caught-up' ? 1 : 0;
      },
      // Twenty seconds of spreading become one.
      random: () => Math.random() * 0.05,
    });
    return { live, kinds, came: () => caughtUp };
  });
  await until(() => pages.every(({ came }) => came() === 1));
  const alert = await world.publishAlert();
  await until(() => pages.every(({ kinds }) => kinds.length === 1));

  await first.stop();
  await world.alerts.update(alert);
  await world.settle();
  const second = await gatewayAt(Number(port));
  await until(() => pages.every(({ came, kinds }) => came() === 2 && kinds.length === 2));
  expect(new Set(pages.map(({ kinds }) => kinds.join(' ')))).toEqual(new Set(['alert update']));
  await until(async () => (await world.statuses('live')).every((status) => status === 'delivered'));
  for (const { live } of pages) live.close();
  await second.stop();
});

test('while no gateway answers, pages that try to come back ask nobody else anything', async () => {
  const { openLive } = await island();
  let tries = 0;
  let asked = 0;
  class Counted extends WebSocket {
    constructor(url: string) {
      super(url);
      tries += 1;
    }
  }
  Object.assign(globalThis, { WebSocket: Counted });
  const page = openLive({
    url: 'ws://127.0.0.1:9/live/?EIO=4&transport=websocket',
    handshake: () => Promise.resolve({ ticket: String((asked += 1)) }),
    onEvent: () => undefined,
    random: () => 0,
  });
  await until(() => tries === 3);
  page.close();
  Object.assign(globalThis, { WebSocket });
  expect(asked).toBe(0);
});

test('a page whose session has ended stays away', async () => {
  await using world = await World.start();
  const person = await world.subscriber();
  const { openLive } = await island();
  const events: string[] = [];
  let tried = 0;
  openLive({
    url: `${world.server.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`,
    async handshake(since) {
      tried += 1;
      const { body } = await person.http.must('POST', '/v1/me/live-tickets');
      return { ticket: body['ticket'], since };
    },
    onEvent: (name) => events.push(name),
    random: () => 0,
  });
  await until(() => events.includes('caught-up'));
  await person.http.must('DELETE', '/v1/me/sessions/current');
  await until(() => events.includes('ended'));
  await new Promise((resolve) => setTimeout(resolve, 600)); // longer than the shortest wait
  expect(tried).toBe(1);
});

async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
