import { isFlawless, percentile, percentiles, type Report, reportTable } from './report';

const report: Report = {
  people: 20_000,
  inArea: 2_320,
  told: { sms: 2_320, push: 933, live: 30 },
  answered: { safe: 1_251, need_help: 54, not_in_area: 245, safe_need_shelter: 25, unclear: 74, silent: 671 },
  called: 3,
  answeredByCall: 23,
  disputes: 1,
  latencyMs: { publishToFirst: 620, publishToLast: 4_100, answerToFollower: { p50: 800, p95: null } },
  lost: 0,
  duplicates: 0,
  outsideArea: 0,
};

test('a percentile is a value that was measured', () => {
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentiles([5, 1, 4, 2, 3])).toEqual({ p50: 3, p95: 5 });
  expect(percentile(Array.from({ length: 100 }, (_, i) => i + 1), 0.95)).toBe(95); // prettier-ignore
});

test.each(['lost', 'duplicates', 'outsideArea'] as const)('one %s is a flaw', (name) => {
  expect(isFlawless(report)).toBe(true);
  expect(isFlawless({ ...report, [name]: 1 })).toBe(false);
});

test('the table has every number in a column, and a dash for what never happened', () => {
  const lines = reportTable(report, { p50: 1_940, p95: 2_350 }).split('\n');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  const text = lines.join('\n');
  expect(text).toMatch(/people +│ +20,000 │/);
  expect(text).toMatch(/publish → phone, median \/ p95 +│ +1.94 s \/ 2.35 s │/);
  expect(text).toMatch(/answer → relative, median \/ p95 +│ +0.80 s \/ – │/);
});
