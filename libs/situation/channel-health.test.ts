import { channelHealth, type Flight } from './channel-health';

const now = new Date('2015-11-13T22:00:00Z');
const minute = 60_000;

/** One a minute, the newest half a minute ago. */
const flights = (latenciesMs: readonly (number | undefined)[]): Flight[] =>
  latenciesMs.map((confirmedMs, i) => ({
    dueAt: new Date(now.getTime() - (latenciesMs.length - i) * minute + minute / 2),
    confirmedMs,
  }));

const day = (latencyMs: number): number[] => Array<number>(600).fill(latencyMs);
const stateOf = (latencies: readonly (number | undefined)[]): string =>
  channelHealth('sms', flights(latencies), now, 60).state;

test.each<[string, (number | undefined)[], string]>([
  ['nobody flies', [], 'unmeasured'],
  ['all is well', day(900), 'ok'],
  ['one is lost', [...day(900), undefined, 900], 'ok'],
  ['two in a row are lost', [...day(900), undefined, undefined], 'ok'],
  ['three in a row are lost', [...day(900), undefined, undefined, undefined], 'down'],
  ['none has ever come', [undefined, undefined, undefined, undefined], 'down'],
  ['the first has not come yet', [undefined], 'unmeasured'],
  ['twice as late for ten minutes', [...day(3000), ...Array<number>(10).fill(6100)], 'slow'],
  ['one straggler in ten minutes', [...day(900), 60_000, ...Array<number>(9).fill(900)], 'ok'],
  ['ten times as late, and yet at once', [...day(50), ...Array<number>(10).fill(500)], 'ok'],
  ['half are lost', [...day(900), undefined, 900, undefined, 900, undefined, 900, undefined, 900], 'slow'],
])('%s: the channel is judged', (_, latencies, state) => {
  expect(stateOf(latencies)).toBe(state);
});

test('what is down has been so since the last that came', () => {
  const known = flights([900, 900, undefined, undefined, undefined]);
  expect(channelHealth('push', known, now, 60).since).toEqual(known[1].dueAt);
});

test('what came back is well since then', () => {
  const known = flights([900, ...Array<undefined>(20).fill(undefined), ...Array<number>(12).fill(900)]);
  expect(channelHealth('push', known, now, 60)).toMatchObject({ state: 'ok', since: known[21].dueAt });
});

test('who flies seldom is given time accordingly', () => {
  const dueAt = new Date(now.getTime() - 14 * minute);
  expect(channelHealth('sms', [{ dueAt, confirmedMs: 900 }], now, 600).state).toBe('ok');
  expect(channelHealth('sms', [{ dueAt, confirmedMs: 900 }], now, 60).state).toBe('down');
});
