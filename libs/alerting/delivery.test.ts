import fc from 'fast-check';
import {
  applyReceipt,
  deliveryStatus,
  type DeliveryStatusCode,
  mostAttempts,
  retryDelaySeconds,
  settle,
} from './delivery';

const codes = Object.values(deliveryStatus);
const code = fc.constantFrom<DeliveryStatusCode>(...codes);
const receipt = fc.constantFrom<DeliveryStatusCode>(
  deliveryStatus.accepted, deliveryStatus.delivered, deliveryStatus.seen, deliveryStatus.failed, deliveryStatus.opted_out,
); // prettier-ignore
const { accepted, delivered, seen, failed, handed, unknown } = deliveryStatus;

test('a confirmed delivery is never taken back, whatever arrives late', () => {
  fc.assert(
    fc.property(code, fc.array(receipt), (start, receipts) => {
      let confirmed = start === delivered || start === seen;
      let status = start;
      for (const incoming of receipts) {
        status = applyReceipt(status, incoming);
        confirmed ||= incoming === delivered || incoming === seen;
        if (confirmed) expect([delivered, seen]).toContain(status);
      }
    }),
  );
});

test('receipts may come twice: the second changes nothing', () => {
  fc.assert(
    fc.property(code, receipt, (start, incoming) => {
      const once = applyReceipt(start, incoming);
      expect(applyReceipt(once, incoming)).toBe(once);
    }),
  );
});

test.each([
  [handed, accepted, accepted],
  [delivered, accepted, delivered],
  [failed, delivered, delivered],
  [failed, accepted, failed],
  [unknown, accepted, accepted],
  [unknown, failed, failed],
  [accepted, accepted, accepted],
])('%i then %i gives %i', (current, incoming, expected) => {
  expect(applyReceipt(current, incoming)).toBe(expected);
});

test('the delay doubles from 30 seconds to a quarter of an hour, within a fifth', () => {
  expect([1, 2, 3, 6, 20].map((attempt) => retryDelaySeconds(attempt, 0.5))).toEqual([30, 60, 120, 900, 900]);
  expect(retryDelaySeconds(1, 0)).toBe(24);
  expect(retryDelaySeconds(1, 0.999)).toBeLessThan(36);
});

test('an uncertain hand-over is repeated once where a second copy beats none, and never otherwise', () => {
  const lost = { outcome: 'unknown', reason: 'cut' } as const;
  expect(settle(lost, 1, true, 0).retryAfterSeconds).toBeDefined();
  expect(settle(lost, 2, true, 0)).toEqual({ status: unknown });
  expect(settle(lost, 1, false, 0)).toEqual({ status: unknown });
});

test('a carrier that keeps refusing is given up after a bounded number of tries', () => {
  const busy = { outcome: 'retry', afterSeconds: 2, reason: 'busy' } as const;
  expect(settle(busy, 1, false, 0)).toEqual({ status: deliveryStatus.queued, retryAfterSeconds: 2 });
  expect(settle(busy, mostAttempts, false, 0)).toEqual({ status: failed });
});

test('an outage in which nothing was handed over uses up no attempt', () => {
  const noRoute = { outcome: 'retry', afterSeconds: 5, reason: 'no route', untried: true } as const;
  expect(settle(noRoute, mostAttempts, false, 0)).toEqual({
    status: deliveryStatus.queued,
    retryAfterSeconds: 5,
    isUncounted: true,
  });
});
