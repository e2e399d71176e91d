import { drawBars } from './progress-bars';

test('bars stand in columns and are full only when all is done', () => {
  const [none, half, all, empty] = drawBars([
    { name: 'told by SMS', done: 0, total: 2_320 },
    { name: 'push', done: 466, total: 933 },
    { name: 'pages', done: 30, total: 30 },
    { name: 'texts', done: 0, total: 0 },
  ]);
  expect(none).toContain(' ░░░');
  expect(half).toMatch(/█{15,16}[▉-▏]?░{15,16} /u);
  expect(all).toContain(' ' + '█'.repeat(32) + ' ');
  expect(empty).toContain('0 of     0');
  expect(new Set([none, half, all, empty].map((line) => line.length)).size).toBe(1);
});

test('a count beyond its total does not overflow the bar', () => {
  expect(drawBars([{ name: 'x', done: 12, total: 10 }])[0]).toContain('█'.repeat(32) + '  12 of 10');
});
