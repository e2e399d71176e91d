import { journey } from './lifecycle';
import { seededRandom } from '../random';
import { SenderQueues } from './sender-queue';

const delays = { sentMs: [10, 20], deliveredMs: [100, 200] } as const;

test('a sender without a rate never waits', () => {
  const queues = new SenderQueues(undefined);
  expect(Array.from({ length: 3 }, () => queues.take('38440', 9, 0))).toEqual(
    Array(3).fill({ verdict: 'turn', waitMs: 0 }),
  );
});

test('after a burst of one second, messages wait for their turn, each sender by itself', () => {
  const queues = new SenderQueues({ segmentsPerSecond: 2, overflow: 'queue' });
  const waits = Array.from({ length: 5 }, () => queues.take('38440', 1, 10_000));
  expect(waits.map((turn) => 'waitMs' in turn && turn.waitMs)).toEqual([0, 0, 500, 1000, 1500]);
  expect(queues.take('38441', 1, 10_000)).toEqual({ verdict: 'turn', waitMs: 0 });
});

test('a long message costs as many turns as it has segments', () => {
  const queues = new SenderQueues({ segmentsPerSecond: 10, overflow: 'queue' });
  queues.take('38440', 10, 5_000);
  expect(queues.take('38440', 3, 5_000)).toEqual({ verdict: 'turn', waitMs: 300 });
});

test('a sender that refuses what is too fast takes it again a second later', () => {
  const queues = new SenderQueues({ segmentsPerSecond: 1, overflow: 'refuse' });
  expect(queues.take('38440', 1, 1_000)).toEqual({ verdict: 'turn', waitMs: 0 });
  expect(queues.take('38440', 1, 1_500)).toEqual({ verdict: 'too-fast' });
  expect(queues.take('38440', 1, 2_000)).toEqual({ verdict: 'turn', waitMs: 0 });
});

test('a full queue takes no more', () => {
  const queues = new SenderQueues({ segmentsPerSecond: 1, overflow: 'queue', queueSeconds: 2 });
  expect([1, 2, 3, 4].map(() => queues.take('38440', 1, 1_000).verdict)).toEqual(['turn', 'turn', 'turn', 'full']);
});

test('a message that waits longer than it is valid fails with 30036 at the end of its validity', () => {
  const steps = journey({ condition: 'well', waitMs: 90_000, validitySeconds: 60 }, delays, seededRandom(1));
  expect(steps).toEqual([
    { status: 'queued', afterMs: 0, errorCode: null },
    { status: 'failed', afterMs: 60_000, errorCode: 30036 },
  ]);
});

test.each([
  ['dead', 30005],
  ['off', 30003],
  ['filtered', 30007],
] as const)('a message to a phone that is %s is sent and never delivered', (condition, errorCode) => {
  const steps = journey({ condition, waitMs: 0, validitySeconds: 60 }, delays, seededRandom(1));
  expect(steps.map((step) => step.status)).toEqual(['queued', 'sent', 'undelivered']);
  expect(steps[2]).toMatchObject({ errorCode });
});

test('delays stay within their bounds and add up', () => {
  const random = seededRandom(7);
  for (let i = 0; i < 200; i++) {
    const [, sent, delivered] = journey({ condition: 'well', waitMs: 1_000, validitySeconds: 60 }, delays, random);
    expect(sent.afterMs).toBeGreaterThanOrEqual(1_010);
    expect(sent.afterMs).toBeLessThanOrEqual(1_020);
    expect(delivered.afterMs - sent.afterMs).toBeGreaterThanOrEqual(100);
    expect(delivered.afterMs - sent.afterMs).toBeLessThanOrEqual(200);
  }
});
