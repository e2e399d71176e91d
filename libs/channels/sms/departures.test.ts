import fc from 'fast-check';
import type { LaneNumber } from '../lane';
import { Departures, type Waiting } from './departures';

interface Item extends Waiting {
  readonly name: string;
}

const item = (name: string, lane: LaneNumber, more: Partial<Item> = {}): Item => ({
  name, lane, sender: '+33900000000', segments: 1, deadlineMs: Infinity, ...more,
}); // prettier-ignore

/** Names in the order in which they leave, with the time of each, as if timers were exact. */
function drain(departures: Departures<Item>, untilMs = Infinity): [string, number][] {
  const left: [string, number][] = [];
  for (let nowMs = 0; ;) {
    const next = departures.take(nowMs);
    if (next) left.push([next.name, nowMs]);
    else {
      const waitMs = departures.waitMs(nowMs);
      if (waitMs === undefined || nowMs + waitMs > untilMs) return left;
      nowMs += waitMs;
    }
  }
}

test('a correction passes an alert, an alert passes ten thousand digests', () => {
  const departures = new Departures<Item>(100);
  for (let index = 0; index < 10_000; index++) departures.add(item(`digest ${index}`, 4));
  departures.add(item('alert', 1));
  departures.add(item('correction', 0));
  expect(drain(departures, 1000).slice(0, 4).map(([name]) => name)).toEqual([
    'correction', 'alert', 'digest 0', 'digest 1',
  ]); // prettier-ignore
});

test('the first leaves at once and the rest at 95 to 100 % of what the carrier allows', () => {
  const departures = new Departures<Item>(100);
  for (let index = 0; index < 6000; index++) departures.add(item(String(index), 1));
  const left = drain(departures);
  expect(left[0][1]).toBe(0);
  const perSecond = (left.length * 1000) / (left.at(-1)?.[1] ?? 0);
  expect(perSecond).toBeGreaterThan(95);
  expect(perSecond).toBeLessThanOrEqual(100);
});

test('a timer that comes late costs nothing, as long as it is not very late', () => {
  const departures = new Departures<Item>(100);
  for (let index = 0; index < 5000; index++) departures.add(item(String(index), 1));
  let left = 0;
  for (let nowMs = 0; nowMs <= 30_000; nowMs += 120) while (departures.take(nowMs)) left += 1;
  expect(left / 30).toBeGreaterThan(95);
  expect(left / 30).toBeLessThanOrEqual(100);
});

test('a long text takes the time of its segments', () => {
  const departures = new Departures<Item>(10);
  for (let index = 0; index < 100; index++) departures.add(item(String(index), 1, { segments: 3 }));
  const seconds = (drain(departures).at(-1)?.[1] ?? 0) / 1000;
  expect(300 / seconds).toBeGreaterThan(9.5);
  expect(300 / seconds).toBeLessThanOrEqual(10.2);
});

test("however the messages come, the carrier's own bucket of one second never overflows", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ gapMs: fc.nat(3000), segments: fc.integer({ min: 1, max: 6 }) })), (arrivals) => {
      const departures = new Departures<Item>(10);
      const left: { atMs: number; segments: number }[] = [];
      let nowMs = 0;
      const advance = (toMs: number): void => {
        for (;;) {
          const next = departures.take(nowMs);
          if (next) left.push({ atMs: nowMs, segments: next.segments });
          else {
            const waitMs = departures.waitMs(nowMs);
            if (waitMs === undefined || nowMs + waitMs > toMs) break;
            nowMs += waitMs;
          }
        }
        nowMs = Math.max(nowMs, toMs);
      };
      for (const { gapMs, segments } of arrivals) {
        advance(nowMs + gapMs);
        departures.add(item('x', 2, { segments }));
      }
      advance(1e9);
      let tokens = 10;
      let lastMs = 0;
      for (const { atMs, segments } of left) {
        tokens = Math.min(10, tokens + (atMs - lastMs) / 100) - segments;
        lastMs = atMs;
        expect(tokens).toBeGreaterThan(-0.001);
      }
    }),
  );
});

test('a pause that the carrier asks for holds that sender alone', () => {
  const departures = new Departures<Item>(100);
  departures.pause('+33900000000', 5000);
  departures.add(item('held', 0));
  departures.add(item('free', 4, { sender: '38440' }));
  expect(drain(departures)).toEqual([
    ['free', 0],
    ['held', 5000],
  ]);
});

test('what is too late is taken out and does not leave', () => {
  const departures = new Departures<Item>(1);
  departures.add(item('first', 4));
  departures.add(item('late', 4, { deadlineMs: 500 }));
  expect(departures.take(0)?.name).toBe('first');
  expect(departures.waitMs(0)).toBeLessThanOrEqual(500);
  expect(departures.takeLate(500).map(({ name }) => name)).toEqual(['late']);
  expect(departures.waitMs(500)).toBeUndefined();
});

test('the shown time to drain is the time that it takes, within a tenth', () => {
  const departures = new Departures<Item>(100);
  for (let index = 0; index < 3000; index++) departures.add(item(String(index), 1));
  const shown = departures.drainSeconds('+33900000000', 1, 0, 0);
  const taken = (drain(departures).at(-1)?.[1] ?? 0) / 1000;
  expect(Math.abs(shown - taken) / taken).toBeLessThan(0.1);
});

test('room counts what waits in the lane and before it, not behind it', () => {
  const departures = new Departures<Item>(100);
  for (let index = 0; index < 150; index++) departures.add(item(String(index), 3));
  expect(departures.room('+33900000000', 4, 2, 0)).toBe(47);
  expect(departures.room('+33900000000', 1, 2, 0)).toBe(197);
  expect(departures.room('+33900000000', 4, 1, 0)).toBe(0);
  expect(new Departures<Item>().room('+33900000000', 4, 1, 0)).toBe(Infinity);
});

test('without a limit everybody leaves at once, in the order of the lanes', () => {
  const departures = new Departures<Item>();
  for (const lane of [4, 2, 0, 3, 1] as const) departures.add(item(`lane ${lane}`, lane));
  expect(drain(departures).map(([name, atMs]) => `${name} ${atMs}`)).toEqual([
    'lane 0 0', 'lane 1 0', 'lane 2 0', 'lane 3 0', 'lane 4 0',
  ]); // prettier-ignore
});
