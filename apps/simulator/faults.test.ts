import { FaultPlan } from './faults';
import { seededRandom } from './random';

const sms = { channel: 'sms', to: '+33639980001', from: '+33199000112' } as const;

test('shares are parts of all requests, whatever the order of the rules', () => {
  const plan = new FaultPlan(seededRandom(13), [
    { fault: '429', share: 0.02 },
    { fault: '500', share: 0.01 },
    { fault: 'time-out', share: 0.005 },
  ]);
  const struck: Record<string, number> = {};
  for (let i = 0; i < 100_000; i++) {
    const fault = plan.next(sms)?.fault;
    if (fault) struck[fault] = (struck[fault] ?? 0) + 1;
  }
  expect(struck['429']).toBeGreaterThan(1_850);
  expect(struck['429']).toBeLessThan(2_150);
  expect(struck['500']).toBeGreaterThan(900);
  expect(struck['500']).toBeLessThan(1_100);
  expect(struck['time-out']).toBeGreaterThan(430);
  expect(struck['time-out']).toBeLessThan(570);
});

test('the same seed strikes the same requests', () => {
  const story = (seed: number) => {
    const plan = new FaultPlan(seededRandom(seed), [{ fault: '503', share: 0.3 }]);
    return Array.from({ length: 50 }, () => (plan.next(sms) ? 'x' : '.')).join('');
  };
  expect(story(1)).toBe(story(1));
  expect(story(1)).not.toBe(story(2));
});

test('a rule for one number leaves the others alone', () => {
  const plan = new FaultPlan(seededRandom(1), [{ fault: 'cut', to: sms.to }]);
  expect(plan.next({ ...sms, to: '+33639980002' })).toBeUndefined();
  expect(plan.next(sms)?.fault).toBe('cut');
});

test('a rule for push leaves SMS alone, and a rule for one sender leaves the others alone', () => {
  const plan = new FaultPlan(seededRandom(1), [
    { fault: '500', channel: 'push' },
    { fault: '503', from: '38440' },
  ]);
  expect(plan.next(sms)).toBeUndefined();
  expect(plan.next({ channel: 'push', to: 'abc' })?.fault).toBe('500');
  expect(plan.next({ ...sms, from: '38440' })?.fault).toBe('503');
});

test('a rule with a number of times is gone after that, and the next one takes its place', () => {
  const plan = new FaultPlan(seededRandom(1), [
    { fault: '429', times: 2 },
    { fault: '500', times: 1 },
  ]);
  expect([1, 2, 3, 4].map(() => plan.next(sms)?.fault)).toEqual(['429', '429', '500', undefined]);
  expect(plan.rules).toEqual([]);
});
