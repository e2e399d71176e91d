import { decideConfirmation, type Invitation, invitationExpiry, needsSecondAdministrator } from './invitation';
import type { OfficerId } from './officer';

const [first, second] = [1, 2] as OfficerId[];
const now = new Date('2015-11-13T20:00:00Z');
const invitation = {
  invitedBy: first,
  needsConfirmation: true,
  confirmedBy: null,
  expiresAt: invitationExpiry(now),
  usedAt: null,
} as unknown as Invitation;

test.each([
  ['a second administrator confirms', {}, second, 'ok'],
  ['nobody confirms an invitation of their own', {}, first, 'second-person-needed'],
  ['a second confirmation changes nothing', { confirmedBy: second }, second, 'confirmed-already'],
  ['what needs nobody needs nothing', { needsConfirmation: false }, first, 'confirmed-already'],
  ['a used invitation is gone', { usedAt: now }, second, 'invitation-gone'],
  ['an expired invitation is gone', { expiresAt: now }, second, 'invitation-gone'],
])('%s', (_, change, by, verdict) => {
  expect(decideConfirmation({ ...invitation, ...change }, by, now)).toBe(verdict);
});

test('a second person is asked for as soon as there is one', () => {
  expect([1, 2, 3].map(needsSecondAdministrator)).toEqual([false, true, true]);
});
