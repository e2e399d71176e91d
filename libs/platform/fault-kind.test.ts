import { faultKind } from './fault-kind';

test('the kind of a fault is told without its words', () => {
  const fault = Object.assign(new TypeError('no such phone: +33612345678'), { code: '22P02' });
  expect(faultKind(fault)).toBe('TypeError 22P02');
  expect(faultKind('+33612345678')).toBe('string');
});
