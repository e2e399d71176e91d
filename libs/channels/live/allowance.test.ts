import { Allowance } from './allowance';

const takeAll = (allowance: Allowance, nowMs: number): number => {
  let taken = 0;
  while (allowance.take(nowMs)) taken += 1;
  return taken;
};

test('a burst takes the reserve and not one more', () => {
  expect(takeAll(new Allowance(20, 40), 1000)).toBe(40);
});

test('what was taken comes back at the rate, and never beyond the reserve', () => {
  const allowance = new Allowance(20, 40);
  takeAll(allowance, 1000);
  expect(takeAll(allowance, 1500)).toBe(10);
  expect(takeAll(allowance, 3_600_000)).toBe(40);
});

test('a clock that is asked twice at once, or steps back, gives nothing away', () => {
  const allowance = new Allowance(20, 5);
  takeAll(allowance, 1000);
  expect(takeAll(allowance, 1000)).toBe(0);
  expect(takeAll(allowance, 500)).toBe(0);
  expect(takeAll(allowance, 1050)).toBe(1);
});

test('what is granted counts once, on top of the reserve', () => {
  const allowance = new Allowance(20, 2);
  for (let i = 0; i < 5; i++) allowance.grant();
  expect(takeAll(allowance, 1000)).toBe(7);
  expect(takeAll(allowance, 60_000)).toBe(2);
});
