import { type Hearing, lateSeconds, silentDistricts } from './push-hearing';

const well: Hearing = { district: 'well', handed: 400, confirmed: 360 };

test.each([
  [
    'a district where almost nobody confirms, while elsewhere most do, is silent',
    { handed: 20, confirmed: 3 },
    ['here'],
  ],
  ['one where a fifth confirm is not', { handed: 20, confirmed: 4 }, []],
  ['a few silent phones say nothing about their district', { handed: 19, confirmed: 0 }, []],
] as const)('%s', (_, here, silent) => {
  expect(silentDistricts([well, { district: 'here', ...here }])).toEqual(silent);
});

test('where nobody anywhere confirms, no district is worse off than another', () => {
  const silent = { handed: 400, confirmed: 10 };
  expect(
    silentDistricts([
      { district: 'here', ...silent },
      { district: 'there', ...silent },
    ]),
  ).toEqual([]);
  expect(silentDistricts([{ district: 'here', ...silent }])).toEqual([]);
});

test('when half of those who confirm had the message long ago, it is we who hear late', () => {
  const all = (count: number, seconds: number): number[] => Array<number>(count).fill(seconds);
  expect(lateSeconds(all(100, 3))).toBe(0);
  expect(lateSeconds(all(100, 75))).toBe(60);
  // Few latecomers, or some among many, say nothing of our own ears; and nobody waits for ever.
  expect(lateSeconds(all(99, 75))).toBe(0);
  expect(lateSeconds([...all(40, 3600), ...all(60, 2)])).toBe(0);
  expect(lateSeconds(all(200, 3600))).toBe(240);
});
