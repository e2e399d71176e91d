import { type RouteReport, smsOutlook, type WorkerReport } from './sms-outlook';

const route = (change: Partial<RouteReport> = {}): RouteReport => ({
  name: 'first', circuit: 'closed', segmentsPerSecond: 50, waitingSegments: 0, ...change,
}); // prettier-ignore
const worker = (routes: RouteReport[], territories: WorkerReport['territories'] = []): WorkerReport => {
  return { routes, territories };
};
const second = route({ name: 'second' });

test('two workers share the rate, and what waits goes first', () => {
  const workers = [worker([route({ waitingSegments: 500 })]), worker([route()])];
  expect(smsOutlook(workers, 'FR', 1500)).toEqual({ availability: 'ok', drainSeconds: 20 });
});

test('a route that is left takes nothing: the other is slower than both, and the author hears of it', () => {
  const workers = [worker([route({ circuit: 'open', reason: 'errors' }), second])];
  expect(smsOutlook(workers, 'FR', 100)).toEqual({ availability: 'degraded', drainSeconds: 2 });
});

test('a territory in which every route is blocked says so, and no other', () => {
  const blocked = { territory: 'RE', route: 'first', availability: 'blocked' } as const;
  const workers = [worker([route()], [blocked])];
  expect(smsOutlook(workers, 'RE', 100)).toEqual({ availability: 'blocked', drainSeconds: undefined });
  expect(smsOutlook(workers, 'FR', 100)?.availability).toBe('ok');
});

test('without a limit all leave at once; without a report nobody knows', () => {
  expect(smsOutlook([worker([route({ segmentsPerSecond: undefined })])], 'FR', 1e6)?.drainSeconds).toBe(0);
  expect(smsOutlook([], 'FR', 1)).toBeUndefined();
});

test('a route whose messages do not arrive is no whole outlook, though it takes everything', () => {
  const doubted = { territory: 'FR', route: 'first', availability: 'degraded' } as const;
  const workers = [worker([route(), second], [doubted])];
  expect(smsOutlook(workers, 'FR', 100)?.availability).toBe('degraded');
  expect(smsOutlook(workers, 'RE', 100)?.availability).toBe('ok');
});
