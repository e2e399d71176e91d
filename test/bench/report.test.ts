import type { Bench, Findings } from './bench';
import { reportOf, tableOf } from './report';

const machine = { cores: 2, cpu: 'A processor', node: 'v20.20.2', postgres: '18.4', loadBefore: 0.25 };
const bench: Bench = {
  title: 'Audience: who stands in this area?',
  goals: { vsPeer: { atLeast: 4 }, coverMs: { atMost: 1000 }, vsAbsent: { atLeast: 2 } },
  run: () => Promise.reject(new Error('not run here')),
};
const findings: Findings = {
  ours: { coverMs: 1234.5678, city: { countMs: 5 } },
  peers: { city: { countMs: 20 } },
  limits: {},
  ratios: { vsPeer: 4, coverMs: 1234.5678 },
};
const run = { commit: '0123456789abcdef', machine, size: { quick: false, rounds: 5 } };

test('a goal is met at its very value and missed beyond it, in the direction it has', () => {
  const { ratios } = reportOf('audience', bench, findings, run);
  expect(ratios).toEqual({
    vsPeer: { value: 4, goal: 4, met: true },
    coverMs: { value: 1235, goal: 1000, met: false },
  });
});

test('a ratio that this machine cannot measure is left out for programs and named for people', () => {
  const report = reportOf('audience', bench, findings, run);
  expect(report.ratios).not.toHaveProperty('vsAbsent');
  expect(tableOf(report, bench)).toMatch(/vsAbsent +– +≥ 2 +not measured on this machine/);
});

test('the table names what is missed', () => {
  const table = tableOf(reportOf('audience', bench, findings, run), bench);
  expect(table).toMatch(/coverMs +1,235 +≤ 1000 +MISSED/);
  expect(table).toMatch(/city · countMs +20\n/);
});

test('a quick run says so', () => {
  const report = reportOf('audience', bench, findings, { ...run, size: { quick: true, rounds: 1 } });
  expect(report.quick).toBe(true);
  expect(tableOf(report, bench)).toContain('QUICK');
});
