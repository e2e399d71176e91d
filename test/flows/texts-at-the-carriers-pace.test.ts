import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerLine, RequestLine } from '../../apps/simulator/ledger';
import { deliveryStatus } from '../../libs/alerting/delivery';
import { backlogFor, newsLane } from '../world/backlog';
import { World } from '../world/world';

jest.setTimeout(180_000);

const segmentsPerSecond = 100;
const pages = 4;
const perPage = 250;
let folder: string;
let world: World;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-ledger-'));
  world = await World.start({
    variables: { TWILIO_RATE: String(segmentsPerSecond) },
    simulator: { ledgerFile: join(folder, 'ledger'), rate: { segmentsPerSecond, overflow: 'refuse' } },
  });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

interface Standing {
  readonly inHand: number;
  readonly taken: number;
  readonly open: number;
}

async function standing(): Promise<Standing> {
  const [now] = await world.rows<Standing>(
    `SELECT count(*) FILTER (WHERE lease_until IS NOT NULL) AS "inHand", count(*) FILTER (WHERE done_at IS NULL) AS open,
       (SELECT count(*) FROM delivery JOIN notice ON notice.id = notice_id
        WHERE rule = 'backlog' AND status = ${deliveryStatus.handed}) AS taken
     FROM delivery_page WHERE lane = ${newsLane}`,
  );
  return now;
}

/** What the carrier says that it was asked to send. */
const requests = (): RequestLine[] =>
  readFileSync(join(folder, 'ledger'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerLine)
    .filter((line) => line.event === 'request');

test('texts for relatives leave as fast as the carrier takes them, wait in the ledger until then, and hold up no answer', async () => {
  const [follower, asks] = await world.subscribers([{}, {}]);
  await world.settle();
  world.sms.putAway(asks.phone);
  const before = requests().length;
  await backlogFor(world, follower, { channel: 'sms', pages, perPage });
  let most = 0;
  let isAnswered = false;
  for (let now = await standing(); now.open > 0; now = await standing()) {
    most = Math.max(most, now.taken);
    if (now.inHand > 0 && !isAnswered) {
      await world.sms.receive({ from: asks.phone, body: 'AIDE' });
      while (world.sms.sentTo(asks.phone).length === 0) await pause(10);
      isAnswered = true;
      expect((await standing()).open).toBeGreaterThan(1);
    }
    await pause(50);
  }
  expect(isAnswered).toBe(true);
  // Five seconds' worth and one page: the others are free for another process, and for newer words.
  expect(most).toBeLessThanOrEqual(5 * segmentsPerSecond + perPage);
  await world.settle();
  const asked = requests().slice(before);
  const refused = asked.filter(({ status }) => status === 429);
  expect(refused.length).toBeLessThanOrEqual(0.02 * asked.length);
  const accepted = asked.filter(({ outcome, to }) => outcome === 'accepted' && to === follower.phone);
  expect(accepted).toHaveLength(pages * perPage);
});
