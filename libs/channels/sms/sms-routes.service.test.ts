import { Simulator } from '../../../apps/simulator/simulator';
import type { SimulatorOptions } from '../../../apps/simulator/simulator-options';
import type { Logger } from '../../platform/telemetry/logger';
import { Metrics } from '../../platform/telemetry/metrics';
import { type SendResult, SmsCarrier, type SmsMessage } from '../channel';
import type { LaneNumber } from '../lane';
import type { PhoneNumber } from '../phone-number';
import { SmsRoutesService } from './sms-routes.service';
import { TwilioAdapter } from './twilio.adapter';

jest.setTimeout(30_000);

const phone = (index: number): PhoneNumber => `+336399${String(index).padStart(5, '0')}` as PhoneNumber;

const message = (index: number, more: Partial<SmsMessage> = {}): SmsMessage => ({
  to: phone(index), body: 'Répondez 1', segments: 1, deliveryKey: `1.${index}.1`, validSeconds: 600, lane: 1, ...more,
}); // prettier-ignore

/** Two simulated carriers, and the routes over them. */
class World implements AsyncDisposable {
  readonly told: string[] = [];
  readonly metrics = new Metrics();
  readonly routes: SmsRoutesService;
  private readonly adapters: readonly TwilioAdapter[];

  static async start(options: { a?: SimulatorOptions; b?: SimulatorOptions; rate?: number; hourly?: number } = {}) {
    const a = await Simulator.start({ accountSid: `AC${'a'.repeat(32)}`, ...options.a });
    const b = await Simulator.start({ accountSid: `AC${'b'.repeat(32)}`, ...options.b });
    return new World(a, b, options);
  }

  private constructor(
    readonly a: Simulator,
    readonly b: Simulator,
    { rate, hourly }: { rate?: number; hourly?: number },
  ) {
    const { metrics } = this;
    const say = (fields: object, text: string): void =>
      void this.told.push(`${text} ${'route' in fields ? String(fields.route) : ''}`.trim());
    const logger: Logger = { debug: say, info: say, warn: say, error: say };
    const routes = [a, b].map((simulator, index) => {
      const { sid: accountSid, authToken } = simulator.account;
      const senders = { from: simulator.number, fromByClass: { relatives: `+3319900020${index}` } };
      const account = { accountSid, authTokens: [authToken] as const, apiUrl: simulator.url, ...senders };
      const carrier = new TwilioAdapter(account, 'http://127.0.0.1:9', metrics);
      return { name: 'ab'[index], carrier, senders, segmentsPerSecond: rate };
    });
    this.adapters = routes.map(({ carrier }) => carrier);
    this.routes = new SmsRoutesService(routes, logger, metrics, hourly);
  }

  /** Hands over messages `from` to `to`, some at once. */
  async sendMany(from: number, to: number, more: Partial<SmsMessage> = {}, atOnce = 50): Promise<SendResult[]> {
    const results: SendResult[] = [];
    let next = from;
    const sender = async (): Promise<void> => {
      while (next < to) results.push(await this.routes.send(message(next++, more)));
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    return results;
  }

  /** What a carrier was asked, and what really arrived. */
  async tally(): Promise<{ a: number; b: number; twice: number }> {
    await Promise.all([this.a.settle(), this.b.settle()]);
    const phones = [...this.a.sms.phones(), ...this.b.sms.phones()];
    const copies = phones.map((one) => this.a.sms.sentTo(one).length + this.b.sms.sentTo(one).length);
    return {
      a: this.a.sms.phones().length,
      b: this.b.sms.phones().length,
      twice: copies.filter((count) => count > 1).length,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.adapters.map((adapter) => adapter.close()));
    await Promise.all([this.a[Symbol.asyncDispose](), this.b[Symbol.asyncDispose]()]);
  }
}

const requestsOf = (simulator: Simulator): number => (simulator.state().lines as Record<string, number>)['sms.request'];

const count = (results: readonly SendResult[], outcome: SendResult['outcome']): number =>
  results.filter((result) => result.outcome === outcome).length;

test('when the first carrier errs at everything, the second tells everyone but a handful of unknowns', async () => {
  await using world = await World.start();
  await world.sendMany(0, 50);
  world.a.faults.set([{ fault: '500' }]);
  const results = await world.sendMany(50, 1050);
  // Those that were under way when the carrier broke; after them, everyone.
  expect(count(results, 'unknown')).toBeLessThanOrEqual(20);
  expect(count(results.slice(20), 'accepted')).toBeGreaterThanOrEqual(970);
  expect(count(results, 'accepted') + count(results, 'unknown')).toBe(1000);
  expect(world.told).toEqual(['text route left a']);
  expect(world.routes.status()).toMatchObject({
    availability: 'degraded',
    routes: [{ circuit: 'open', reason: 'errors' }, { circuit: 'closed' }],
  });
  const { a, b, twice } = await world.tally();
  expect({ a, b, twice }).toEqual({ a: 50, b: count(results, 'accepted'), twice: 0 });
});

test('what a carrier took before it hung up is unknown, and the other carrier does not say it again', async () => {
  await using world = await World.start({ a: { faults: [{ fault: 'cut', times: 20 }] } });
  const results = await world.sendMany(0, 300);
  expect(count(results, 'unknown')).toBeGreaterThan(0);
  expect(await world.tally()).toMatchObject({ twice: 0 });
});

test('a carrier that is away costs nobody anything', async () => {
  await using world = await World.start();
  await world.a[Symbol.asyncDispose]();
  expect(count(await world.sendMany(0, 200), 'accepted')).toBe(200);
});

test('a carrier that takes everything and delivers nothing goes last once canaries say so, and never all of them', async () => {
  await using world = await World.start();
  expect(world.routes.doubt(phone(0), 'canaries do not arrive')).toBe('a');
  expect(world.routes.doubt(phone(0), 'canaries do not arrive')).toBeUndefined();
  await world.sendMany(0, 10);
  expect(await world.tally()).toMatchObject({ a: 0, b: 10 });
  expect(world.told).toEqual(['text route goes last in a territory a']);
  await world.b[Symbol.asyncDispose]();
  expect(count(await world.sendMany(10, 20), 'accepted')).toBe(10);
});

test('a carrier that refuses our account is asked at most twenty times, and the operator is told', async () => {
  await using world = await World.start();
  await world.sendMany(0, 50);
  world.a.faults.set([{ fault: 'unauthorised' }]);
  const results = await world.sendMany(50, 550);
  expect(count(results, 'accepted')).toBe(500);
  const wasted = requestsOf(world.a) - 50;
  expect(wasted).toBeGreaterThan(0);
  expect(wasted).toBeLessThanOrEqual(20);
  expect(world.told).toEqual(['text route left a']);
});

test('with both shut to us, few requests are wasted and nothing is lost', async () => {
  await using world = await World.start({ a: { faults: [{ fault: 'unauthorised' }] } });
  world.b.faults.set([{ fault: 'unauthorised' }]);
  const results = await world.sendMany(0, 1000);
  expect(count(results, 'retry')).toBe(1000);
  expect(results.filter((result) => 'untried' in result).length).toBeGreaterThan(900);
  expect(world.told).toContain('no text route takes messages b');
  expect(world.routes.status().availability).toBe('blocked');
  expect(world.routes.timeToDrain(100)).toBe(Infinity);
  expect(requestsOf(world.a)).toBeLessThanOrEqual(20);
  expect(requestsOf(world.b)).toBeLessThanOrEqual(20);
});

test('with both failing, one is tried now and then, and is taken back after three successes', async () => {
  await using world = await World.start({ a: { faults: [{ fault: '503' }] }, b: { faults: [{ fault: '503' }] } });
  await world.sendMany(0, 100);
  expect(world.routes.status().availability).toBe('blocked');
  world.a.faults.clear();
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const results: SendResult[] = [];
  for (let index = 100; index < 110; index++) results.push(await world.routes.send(message(index)));
  expect(count(results, 'accepted')).toBe(10);
  expect(world.routes.status().availability).toBe('degraded');
  expect(world.told.at(-1)).toBe('text route works again a');
});

test('one number that has opted out ends one delivery and leaves the route alone', async () => {
  await using world = await World.start();
  world.a.sms.setCondition(phone(3), 'opted-out');
  const results = await world.sendMany(0, 20, {}, 1);
  expect(results[3]).toMatchObject({ outcome: 'rejected', optedOut: true });
  expect(count(results, 'accepted')).toBe(19);
  expect(world.routes.status().availability).toBe('ok');
});

test('a carrier that grows slow is left, and the limit of what hangs there holds', async () => {
  await using world = await World.start({ a: { faults: [{ fault: 'slow', afterMs: 6000 }] } });
  const pending = world.sendMany(0, 400);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const { routes } = world.routes.status();
  expect(routes[0]).toMatchObject({ circuit: 'open', reason: 'slow' });
  expect(routes[0].underWay).toBeLessThanOrEqual(50);
  const { b } = await world.tally();
  expect(b).toBeGreaterThanOrEqual(350);
  expect(count(await pending, 'accepted')).toBe(400);
});

test('a territory that the first carrier does not serve is served by the second, and nothing else moves', async () => {
  await using world = await World.start();
  const reunion = '+262692001122' as PhoneNumber;
  world.a.faults.set([{ fault: 'refuse', code: 21_408, to: reunion }]);
  expect(await world.routes.send(message(0, { to: reunion }))).toMatchObject({ outcome: 'accepted' });
  expect(await world.routes.send(message(0, { to: reunion }))).toMatchObject({ outcome: 'accepted' });
  expect(await world.routes.send(message(1))).toMatchObject({ outcome: 'accepted' });
  expect(world.routes.status()).toMatchObject({
    availability: 'ok',
    territories: [{ territory: 'RE', route: 'a', availability: 'blocked' }],
  });
  expect(await world.tally()).toMatchObject({ a: 1, b: 1 });
});

test('what an operator declares of a territory holds until taken back', async () => {
  await using world = await World.start();
  const cut = { territory: 'FR', route: 'a', availability: 'blocked', reason: 'announced cut' } as const;
  world.routes.setAvailability(cut);
  await world.sendMany(0, 5);
  world.routes.setAvailability({ ...cut, availability: 'ok' });
  await world.sendMany(5, 15);
  expect(await world.tally()).toEqual({ a: 10, b: 5, twice: 0 });
});

test('a sender is paced within what its carrier allows, which refuses next to nothing', async () => {
  const rate = { segmentsPerSecond: 100, overflow: 'refuse' } as const;
  await using world = await World.start({ a: { rate }, rate: 100 });
  const beganMs = performance.now();
  const results = await world.sendMany(0, 600, {}, 300);
  const perSecond = (count(results, 'accepted') * 1000) / (performance.now() - beganMs);
  expect(count(results, 'retry')).toBeLessThanOrEqual(12);
  // The first moments may be spent at once.
  expect(perSecond).toBeLessThanOrEqual(105);
});

test('an alert passes the digests that wait for the same sender', async () => {
  await using world = await World.start({ rate: 20 });
  const digests = world.sendMany(0, 60, { lane: 4 }, 60);
  expect(world.routes.timeToDrain(0, 4)).toBeGreaterThan(2);
  expect(world.routes.timeToDrain(0, 1)).toBeLessThan(0.2);
  const waiting = world.routes.send(message(1000, { lane: 1 })).then(() => 'alert');
  expect(await Promise.race([waiting, digests])).toBe('alert');
  await digests;
});

test('a message whose life ends while it waits does not leave', async () => {
  await using world = await World.start({ rate: 2 });
  const first = world.sendMany(0, 4, { lane: 1 }, 4);
  const late = world.routes.send(message(10, { lane: 4, validSeconds: 0.3 }));
  expect(await late).toEqual({ outcome: 'rejected', reason: 'expired', addressIsDead: false });
  await first;
  expect(world.a.sms.phones()).not.toContain(phone(10));
});

test('relatives write from their own number, everybody else from the common one', async () => {
  await using world = await World.start();
  await world.routes.send(message(1, { lane: 3, messageClass: 'relatives' }));
  await world.routes.send(message(2, { messageClass: 'alerts' }));
  await world.tally();
  const from = (index: number) =>
    world.a.threads.of(phone(index))?.entries.map((entry) => 'from' in entry && entry.from);
  expect(from(1)).toEqual(['+33199000200']);
  expect(from(2)).toEqual([world.a.number]);
});

test('when the hour of relatives is spent, alerts still leave', async () => {
  await using world = await World.start({ hourly: 10 });
  const results = await world.sendMany(0, 15, { lane: 3 }, 1);
  expect(count(results, 'accepted')).toBe(10);
  expect(results.at(-1)).toMatchObject({ outcome: 'retry', untried: true });
  expect(count(await world.sendMany(20, 120, { lane: 1 }), 'accepted')).toBe(100);
});

test('what waits and how long it will take is shown to whoever graphs it', async () => {
  await using world = await World.start({ rate: 10 });
  const waiting = world.sendMany(0, 12, {}, 12);
  const shown = await world.metrics.registry.metrics();
  expect(Number(/^sms_waiting_segments\{route="a"\} (.+)$/m.exec(shown)?.[1])).toBeGreaterThan(5);
  expect(Number(/^sms_drain_seconds\{route="a"\} (.+)$/m.exec(shown)?.[1])).toBeGreaterThan(0.5);
  expect(shown).toContain('sms_route_up{route="b"} 1');
  await waiting;
});

test('room shrinks as messages wait, and lanes behind do not count', async () => {
  await using world = await World.start({ rate: 10 });
  expect(world.routes.room(4, 2)).toBe(19);
  const waiting = world.sendMany(0, 12, { lane: 3 }, 12);
  expect(world.routes.room(4, 2)).toBeLessThan(12);
  expect(world.routes.room(1 satisfies LaneNumber, 2)).toBeGreaterThan(14);
  await waiting;
});

test('a carrier object that throws does not keep its place for ever', async () => {
  class Broken extends SmsCarrier {
    send(): Promise<SendResult> {
      return Promise.reject(new Error('broken'));
    }
  }
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const routes = new SmsRoutesService([{ name: 'a', carrier: new Broken(), senders: { from: '1' } }], quiet, new Metrics()); // prettier-ignore
  for (let turn = 0; turn < 30; turn++) await expect(routes.send(message(turn))).rejects.toThrow('broken');
  expect(routes.status().routes[0].underWay).toBe(0);
});
