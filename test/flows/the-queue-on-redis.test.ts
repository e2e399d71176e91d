import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../apps/cli/demo/free-port.service';
import { World } from '../world/world';

jest.setTimeout(120_000);

const isThere = spawnSync('redis-server', ['--version']).status === 0;
const withRedis = isThere ? test : test.skip;

let directory: string;
let redis: ChildProcess | undefined;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'tocsin-redis-'))));
afterAll(async () => {
  await kill();
  rmSync(directory, { recursive: true, force: true });
});

/** Keeps nothing on disk: a server that comes back is empty. */
async function start(port: number): Promise<void> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  redis = spawn('redis-server', options, { stdio: 'ignore' });
  for (let answers = false; !answers; await pause(20)) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    answers = await Promise.race([once(socket, 'connect').then(() => true, () => false), pause(500, false)]); // prettier-ignore
    socket.destroy();
  }
}

async function kill(): Promise<void> {
  const gone = redis && once(redis, 'exit');
  redis?.kill('SIGKILL');
  await gone;
  redis = undefined;
}

withRedis(
  'with the queue on Redis an alert reaches everybody once, also when Redis dies and comes back empty',
  async () => {
    const port = await freePort(0);
    await start(port);
    await using world = await World.start({
      variables: { REDIS_URL: `redis://127.0.0.1:${port}` },
      expectsFaults: true,
    });
    const people = await world.subscribers([{}, { language: 'de' }, { language: 'ar' }]);
    const pages = await Promise.all(people.map((person) => world.live(person)));
    const alert = await world.publishAlert();
    await world.settle();
    await kill();
    await world.alerts.update(alert);
    await start(port);
    await world.settle();
    for (const page of pages) expect(page.messages.map(({ kind }) => kind)).toEqual(['alert', 'update']);
    const copies = await world.rows<{ most: number }>(
      'SELECT max(copies) AS most FROM (SELECT count(*) AS copies FROM delivery GROUP BY notice_id, channel, person_id) AS each',
    );
    expect(copies).toEqual([{ most: 1 }]);
  },
);

(isThere ? test.skip : test)('no redis-server on this machine: the queue on Redis was not tried', () => undefined);
