import fc from 'fast-check';
import { answers } from './answer';
import { type Effective, effectiveOf, isConflicting, type Report } from './effective';
import { rankOf, sources, type Source } from './source';

const minute = (n: number): Date => new Date(Date.UTC(2026, 10, 22, 20, n));

function report(
  id: number,
  saidAt: number,
  source: Source,
  answer: Report['answer'],
  more: Partial<Report> = {},
): Report {
  return { id, answer, source, rank: rankOf(source), saidAt: minute(saidAt), recordedAt: minute(saidAt), verified: true, isWithdrawn: false, ...more }; // prettier-ignore
}

const own = report(1, 10, 'page', 'safe');

test('of two answers of one person the one said later counts, whichever came first', () => {
  const later = report(1, 12, 'page', 'need_help');
  const late = report(2, 11, 'page', 'safe');
  expect(effectiveOf([later, late]).report).toBe(later);
});

test('two answers of one millisecond: the one that came second counts, for everybody', () => {
  const second = report(2, 10, 'page', 'need_help');
  expect(effectiveOf([own, second]).report).toBe(second);
  expect(effectiveOf([second, own]).report).toBe(second);
});

test('what a person says of themselves outlives what others say of them later', () => {
  const { report: counts, isChallenged } = effectiveOf([own, report(2, 30, 'on_behalf', 'not_in_area')]);
  expect({ counts, isChallenged }).toEqual({ counts: own, isChallenged: false });
});

test.each<[string, Report, boolean]>([
  ['a relative who asks for help', report(2, 30, 'on_behalf', 'need_help'), true],
  ['a list that says otherwise', report(2, 30, 'roster', 'safe_need_shelter'), true],
  ['a list that says the same', report(2, 30, 'roster', 'safe'), false],
  ['a call for help from before', report(2, 5, 'on_behalf', 'need_help'), false],
  ['a call for help that was disputed', report(2, 30, 'on_behalf', 'need_help', { isWithdrawn: true }), false],
])('%s makes a self-report doubtful: %s', (_, other, isDoubtful) => {
  const effective = effectiveOf([own, other]);
  expect(effective.report).toBe(own);
  expect(isConflicting(effective)).toBe(isDoubtful);
});

test('who had contact is believed before who had none, and an organisation before both', () => {
  const without = report(3, 30, 'on_behalf', 'safe');
  const withContact = report(2, 20, 'on_behalf', 'not_in_area', { rank: rankOf('on_behalf', true) });
  const roster = report(1, 10, 'roster', 'safe');
  expect(effectiveOf([without, withContact]).report).toBe(withContact);
  expect(effectiveOf([without, withContact, roster]).report).toBe(roster);
});

test('what was disputed falls back to the answer before, and to nothing when there was none', () => {
  const disputed = report(2, 20, 'on_behalf', 'safe', { isWithdrawn: true });
  const before = report(1, 10, 'on_behalf', 'not_in_area');
  expect(effectiveOf([before, disputed]).report).toBe(before);
  expect(effectiveOf([disputed]).report).toBeUndefined();
});

test('a call for help stays on the record, and an unproven "safe" after it is doubtful', () => {
  const call = report(1, 10, 'page', 'need_help');
  const safe = report(2, 20, 'sms', 'safe', { verified: false });
  const effective = effectiveOf([call, safe]);
  expect(effective).toMatchObject({ report: safe, helpAskedAt: minute(10) });
  expect(isConflicting(effective)).toBe(true);
  // Whoever forges the number of a confirmed phone must not end a call for help unseen; who opened their own page may.
  expect(isConflicting(effectiveOf([call, { ...safe, verified: true }]))).toBe(true);
  expect(isConflicting(effectiveOf([call, { ...safe, verified: true, source: 'page' }]))).toBe(false);
});

const histories = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 1000 }),
    answer: fc.constantFrom(...answers),
    rank: fc.constantFrom<Report['rank']>(0, 1, 2, 3, 4),
    saidAt: fc.integer({ min: 0, max: 5 }).map(minute),
    recordedAt: fc.integer({ min: 0, max: 59 }).map(minute),
    verified: fc.boolean(),
    source: fc.constantFrom(...sources),
    isWithdrawn: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

test('the order of arrival changes nothing', () => {
  const shuffled = histories.chain((history) =>
    fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
  );
  fc.assert(
    fc.property(shuffled, ([history, other]) => expect(effectiveOf(other)).toEqual(effectiveOf(history))),
    { numRuns: 500 },
  );
});

test('nothing that is believed less changes what counts, and no call for help is forgotten', () => {
  const lower = (history: readonly Report[], { report: counts }: Effective): Report[] =>
    history.filter((each) => counts === undefined || each.isWithdrawn || each.rank >= counts.rank);
  fc.assert(
    fc.property(histories, (history) => {
      const effective = effectiveOf(history);
      expect(effectiveOf(lower(history, effective)).report).toEqual(effective.report);
      expect(effective.helpAskedAt !== undefined).toBe(history.some(({ answer }) => answer === 'need_help'));
    }),
    { numRuns: 500 },
  );
});
