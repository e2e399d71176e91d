import { answeredShare, mostWorryingFirst, quarterOf, type RelativeStatus, relativeStatus } from './relatives-board';

const now = new Date('2015-11-13T22:59:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const texted = { source: 'sms', verified: false, hadContact: null, isConflicting: false } as const;

test('times are said by the quarter of an hour, and never later than they were', () => {
  expect(quarterOf(new Date('2015-11-13T22:44:59Z'))).toEqual(new Date('2015-11-13T22:30:00Z'));
  expect(quarterOf(new Date('2015-11-13T22:45:00Z'))).toEqual(new Date('2015-11-13T22:45:00Z'));
});

test('an answer is said instead of what is known of the phone, and as old after six hours', () => {
  const said = (minutes: number) => ({ ...texted, answer: 'safe' as const, saidAt: minutesAgo(minutes) });
  const reached = { kind: 'reached', at: minutesAgo(20) } as const;
  expect(relativeStatus(said(359), reached, now)).toMatchObject({ kind: 'answered', freshness: 'fresh' });
  expect(relativeStatus(said(360), reached, now)).toMatchObject({ kind: 'answered', freshness: 'stale' });
});

test('what came from a number that was never confirmed says so', () => {
  const evidence = { kind: 'not_warned' } as const;
  const said = { ...texted, answer: 'safe', saidAt: now } as const;
  expect(relativeStatus(said, evidence, now)).toMatchObject({ way: 'unproven', isConflicting: false });
  expect(relativeStatus({ ...said, verified: true }, evidence, now)).toMatchObject({ way: 'sms' });
});

test('an answer that was withdrawn leaves what is known of the phone', () => {
  const withdrawn = { ...texted, answer: null, saidAt: null };
  expect(relativeStatus(withdrawn, { kind: 'on_its_way' }, now)).toEqual({ kind: 'on_its_way' });
  expect(relativeStatus(undefined, { kind: 'reached', at: minutesAgo(20) }, now)).toEqual({
    kind: 'reached',
    at: new Date('2015-11-13T22:30:00Z'),
  });
});

test.each([
  [20, 49, undefined],
  [19, 50, 20],
  [50, 50, 100],
  [38, 100, 30],
  [99, 200, 45],
  [389, 1000, 38],
  [1200, 1000, 100],
])('%d answers of %d people are said as %p per cent', (answered, people, share) => {
  expect(answeredShare(answered, people)).toBe(share);
});

test('the answer of one person never moves the share by itself from one known value to the next but one', () => {
  for (const people of [50, 100, 200, 1000]) {
    const changes = Array.from({ length: people }, (_, i) => answeredShare(i, people) !== answeredShare(i + 1, people));
    expect(changes.filter(Boolean).length).toBeLessThanOrEqual(people / 10);
  }
});

test('whoever needs help stands first, whoever was not warned last', () => {
  const plain = { way: 'sms', isConflicting: false, alsoFor: [] } as const;
  const statuses: RelativeStatus[] = [
    { kind: 'not_warned' },
    { kind: 'answered', answer: 'safe', at: now, freshness: 'fresh', ...plain },
    { kind: 'reached', at: now },
    { kind: 'answered', answer: 'need_help', at: now, freshness: 'fresh', ...plain },
  ];
  const sorted = mostWorryingFirst(statuses.map((status, i) => ({ id: String(i), name: '', status })));
  expect(sorted.map(({ id }) => id)).toEqual(['3', '2', '1', '0']);
});
