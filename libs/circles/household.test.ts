import {
  afterWord,
  declared,
  freeNumber,
  isSpokenFor,
  type MemberStatus,
  mostMembers,
  shownToDeclarer,
} from './household';

const now = new Date('2015-11-13T21:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

test.each<[MemberStatus, 'accept' | 'refuse', MemberStatus | undefined]>([
  ['asked', 'accept', 'accepted'],
  ['asked', 'refuse', 'refused'],
  ['accepted', 'refuse', 'refused'],
  ['accepted', 'accept', undefined],
  ['refused', 'accept', undefined],
  ['refused', 'refuse', undefined],
  ['no_phone', 'accept', undefined],
])('a member who is %s and says %s is %s then', (status, command, after) => {
  expect(afterWord({ status, removedAt: null }, command)).toBe(after);
  expect(afterWord({ status, removedAt: now }, command)).toBeUndefined();
});

test('nobody is spoken for who was asked and has not agreed', () => {
  const statuses = ['no_phone', 'asked', 'accepted', 'refused'] as const;
  expect(statuses.filter((status) => isSpokenFor({ status }))).toEqual(['no_phone', 'accepted']);
});

test('a refusal looks to the declarer as if there were no answer yet', () => {
  expect(shownToDeclarer('refused')).toBe('asked');
});

test.each<[MemberStatus, number, Date | null, MemberStatus, boolean]>([
  // Declared again after it was removed.
  ['asked', 1, now, 'asked', false],
  ['asked', 73, now, 'asked', true],
  ['accepted', 73, now, 'asked', true],
  ['accepted', 1, now, 'asked', false],
  ['refused', 5000, now, 'refused', false],
  // Declared again while it stands.
  ['accepted', 73, null, 'accepted', false],
  ['asked', 73, null, 'asked', true],
])('a phone that is %s since %d hours and declared again (removed %p) is %s; asked again: %p', (...row) => {
  const [status, hours, removedAt, after, isAsked] = row;
  const again = declared({ status, askedAt: hoursAgo(hours), removedAt }, now);
  expect([again.status, again.isAsked]).toEqual([after, isAsked]);
});

test('whoever is declared for the first time is asked', () => {
  expect(declared(undefined, now)).toEqual({ status: 'asked', askedAt: now, isAsked: true });
});

test('a new member takes the smallest free number, until the household is full', () => {
  expect(freeNumber([])).toBe(1);
  expect(freeNumber([1, 3])).toBe(2);
  expect(freeNumber(Array.from({ length: mostMembers }, (_, index) => index + 1))).toBeUndefined();
});
