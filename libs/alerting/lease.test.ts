import { Lease, leaseSeconds } from './lease';

const whole = leaseSeconds * 1000;

test('a lease is held for its time, a little less than the database says', () => {
  const lease = new Lease(1000);
  expect(lease.isHeld(1000)).toBe(true);
  expect(lease.isHeld(1000 + whole - 501)).toBe(true);
  expect(lease.isHeld(1000 + whole - 500)).toBe(false);
});

test('a worker that stood still for longer hands nothing over, though nobody has told it yet', () => {
  expect(new Lease(0).isHeld(whole + 5000)).toBe(false);
});

test('a renewed lease counts from when it was asked for, and an answer that comes late takes nothing back', () => {
  const lease = new Lease(0);
  lease.renewed(5000);
  lease.renewed(3000);
  expect(lease.isHeld(4999 + whole - 500)).toBe(true);
  expect(lease.isHeld(5000 + whole - 500)).toBe(false);
});

test('a lease that somebody else has is lost for good', () => {
  const lease = new Lease(0);
  lease.lost();
  lease.renewed(10);
  expect(lease.isHeld(11)).toBe(false);
});
