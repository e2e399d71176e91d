import { setTimeout as pause } from 'node:timers/promises';
import { AlertCallsService } from '../../libs/alerting/alert-calls.service';
import { ReceiptsService } from '../../libs/alerting/receipts.service';
import { OutboxRelay } from '../../libs/platform/events/outbox-relay';
import { LiveAnnouncementsService } from '../../libs/channels/live/live-announcements.service';
import { mobile } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(300_000);

const minute = 60_000;
const handset = mobile(77_000);
type States = Readonly<Record<string, string>>;

const all = ['sms', 'push', 'live', 'voice'];
const allWell: States = Object.fromEntries(all.map((channel) => [channel, 'ok']));

let world: World;
const variables = { CANARY_SECONDS: '60', CANARY_PHONE: handset };
beforeAll(async () => {
  world = await World.start({ expectsFaults: true, variables });
  await until(async () => (await openPages()) > 0);
  await minutes(5);
});
afterAll(() => world[Symbol.asyncDispose]());

async function until(isSo: () => Promise<boolean>, patienceMs = 8000): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(25)) if (await isSo()) return true;
  return false;
}

const openPages = async (): Promise<number> => {
  const [{ pages }] = await world.rows<{ pages: number }>('SELECT count(*) AS pages FROM live_session');
  return pages;
};

const newest = async (): Promise<{ id: number; confirmed: number }> => {
  const [row] = await world.rows<{ id: number; confirmed: number }>(
    `SELECT event_id AS id, (SELECT count(DISTINCT receipt.channel) FROM notice JOIN receipt ON receipt.notice_id = notice.id
       WHERE notice.event_id = canary.event_id AND (receipt.status = 5 OR receipt.status = 4 AND receipt.channel <> 4)) AS confirmed
     FROM canary ORDER BY event_id DESC LIMIT 1`,
  );
  return row ?? { id: 0, confirmed: 0 };
};

const states = async (): Promise<States> => {
  const { body } = await world.http.must('GET', '/v1/status');
  const channels = body['channels'] as { channel: string; state: string }[];
  // A busy machine may be slow, and says so: that is no outage.
  return Object.fromEntries(channels.map(({ channel, state }) => [channel, state === 'slow' ? 'ok' : state]));
};

/** A minute passes, and its canary has had the time to come on so many channels. */
async function nextMinute(channels = all.length): Promise<void> {
  const before = (await newest()).id;
  await world.advance(minute);
  const isSent = await until(async () => (await newest()).id > before, channels === 0 ? 1000 : 8000);
  if (isSent && channels > 0) await until(async () => (await newest()).confirmed >= channels);
  if (channels < all.length) await pause(300);
}

async function minutes(count: number): Promise<States[]> {
  const seen: States[] = [];
  for (let passed = 0; passed < count; passed++) {
    await nextMinute();
    seen.push(await states());
  }
  return seen;
}

const isWell = async (): Promise<boolean> => Object.values(await states()).every((state) => state === 'ok');

/** Back to a sound service within twelve minutes, whatever was broken. */
async function recover(): Promise<void> {
  await until(async () => (await openPages()) > 0);
  for (let passed = 0; passed < 12 && (passed === 0 || !(await isWell())); passed++) await nextMinute();
  expect(await states()).toEqual(allWell);
}

test('in a sound half hour no channel is ever called anything but well, and only our own handset hears of it', async () => {
  const person = await world.subscriber();
  const seen = await minutes(30);
  expect(seen).toEqual(seen.map(() => allWell));
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  expect(world.sms.sentTo(handset).length).toBeGreaterThan(30);
});

interface Breakage {
  readonly name: string;
  /** Channels that still work. */
  readonly left: number;
  readonly down: readonly string[];
  breakIt(): unknown;
  mend(): unknown;
}

/** The instance's own method stands still until it is mended. */
function still(target: object, method: string): { breakIt(): void; mend(): void } {
  return {
    breakIt: () => Object.defineProperty(target, method, { value: () => Promise.resolve(0), configurable: true }),
    mend: () => Reflect.deleteProperty(target, method),
  };
}

const lazily = (make: () => { breakIt(): void; mend(): void }) => {
  let made: ReturnType<typeof make> | undefined;
  return { breakIt: () => (made = make()).breakIt(), mend: () => made?.mend() };
};

let relayOffers: typeof OutboxRelay.prototype.offer;

const breakages: readonly Breakage[] = [
  {
    name: 'the outbox relay stands still', left: 0, down: all,
    breakIt: () => {
      relayOffers = OutboxRelay.prototype.offer;
      OutboxRelay.prototype.offer = () => Promise.resolve(0);
    },
    mend: () => (OutboxRelay.prototype.offer = relayOffers),
  },
  {
    name: 'the processes are up and the worker is not', left: 0, down: all,
    breakIt: async () => {
      await world.stop();
      await world.restart(['api', 'gateway']);
    },
    mend: async () => {
      await world.stop();
      await world.restart();
    },
  },
  {
    name: 'the scheduler alone stands still', left: 0, down: all,
    breakIt: () => world.server.schedule?.stop(),
    mend: async () => {
      await world.stop();
      await world.restart();
    },
  },
  {
    name: 'the text carrier refuses everything', left: 3, down: ['sms'],
    breakIt: () => world.simulator.faults.set([{ fault: '500', channel: 'sms' }]),
    mend: () => world.simulator.faults.clear(),
  },
  {
    name: 'the push service refuses everything', left: 3, down: ['push'],
    breakIt: () => world.simulator.faults.set([{ fault: '503', channel: 'push' }]),
    mend: () => world.simulator.faults.clear(),
  },
  {
    name: "the carrier's receipts are lost", left: 3, down: ['sms'],
    breakIt: () => (world.simulator.receipts.habits = { ...world.simulator.receipts.habits, lostShare: 1 }),
    mend: () => (world.simulator.receipts.habits = { ...world.simulator.receipts.habits, lostShare: 0 }),
  },
  {
    name: 'the carrier places no calls', left: 3, down: ['voice'],
    breakIt: () => world.simulator.faults.set([{ fault: '500', channel: 'voice' }]),
    mend: () => world.simulator.faults.clear(),
  },
  {
    name: 'nobody picks up', left: 3, down: ['voice'],
    breakIt: () => world.calls.plan(handset, { answers: 'no-answer' }),
    mend: () => world.calls.plan(handset, {}),
  },
  {
    name: 'calls are taken and nothing is said in them', left: 3, down: ['voice'],
    ...lazily(() => still(world.server.app.get(AlertCallsService, { strict: false }), 'answered')),
  },
  {
    name: 'receipts are taken and not written', left: 1, down: ['sms', 'push', 'voice'],
    ...lazily(() => still(world.server.app.get(ReceiptsService, { strict: false }), 'record')),
  },
  {
    name: 'gateways no longer hear announcements', left: 3, down: ['live'],
    ...lazily(() => {
      const announcements = world.server.app.get(LiveAnnouncementsService, { strict: false });
      return {
        breakIt: () => announcements.stop(),
        mend: async () => {
          await world.stop();
          await world.restart();
        },
      };
    }),
  },
  {
    name: 'the database takes no deliveries', left: 0, down: all,
    breakIt: async () => {
      await world.rows(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full' USING ERRCODE = '53100'; END $$`);
      await world.rows('CREATE TRIGGER refusing BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION refuse()');
    },
    mend: () => world.rows('DROP TRIGGER refusing ON delivery'),
  },
]; // prettier-ignore

test.each(breakages)('$name: the status says so within three minutes', async ({ left, down, breakIt, mend }) => {
  await breakIt();
  let seen: States = {};
  for (let passed = 0; passed < 3; passed++) {
    await nextMinute(left);
    seen = await states();
  }
  const expected = Object.fromEntries(all.map((channel) => [channel, down.includes(channel) ? 'down' : 'ok']));
  await mend();
  expect(seen).toEqual(expected);
  await recover();
});
