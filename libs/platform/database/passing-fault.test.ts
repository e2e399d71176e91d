import { isPassingFault } from './passing-fault';

const fault = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each(['08006', '40001', '40P01', '53300', '55P03', '57014', '57P01', 'ECONNRESET'])('%s passes', (code) => {
  expect(isPassingFault(fault(code))).toBe(true);
});

test.each(['23505', '23503', '22P02', '42703', ''])('%s stays', (code) => {
  expect(isPassingFault(fault(code))).toBe(false);
});

test('a pool that says so in words only is understood', () => {
  expect(isPassingFault(new Error('Connection terminated unexpectedly'))).toBe(true);
  // What TypeORM says of a transaction whose connection has died under it.
  const released =
    'Database connection provided by a query runner was already released, cannot continue to use its querying methods.';
  expect(isPassingFault(new Error(released))).toBe(true);
  expect(isPassingFault('not an error')).toBe(false);
});
