import { approverFrom, hasRole, mayApproveNow, type Officer } from './officer';

const grantedAt = new Date('2015-11-12T21:20:00Z');
const officer = (given: Partial<Officer>) => ({ roles: ['approver'], approverFrom: grantedAt, ...given }) as Officer;

test.each([
  ['a founder approves at once', true, 0, true],
  ['a new approver does not approve in the last second of the first day', false, 24 * 3600 - 1, false],
  ['a new approver approves after a day', false, 24 * 3600, true],
])('%s', (_, isFounder, secondsLater, may) => {
  const now = new Date(grantedAt.getTime() + secondsLater * 1000);
  expect(mayApproveNow(officer({ approverFrom: approverFrom(grantedAt, isFounder) }), now)).toBe(may);
});

test('no other role stands in for the approver', () => {
  const others = officer({ roles: ['author', 'moderator', 'administrator'] });
  expect(mayApproveNow(others, new Date('2030-01-01'))).toBe(false);
  expect(hasRole(others, 'approver')).toBe(false);
});
