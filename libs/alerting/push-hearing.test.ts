import { type Hearing, silentDistricts } from './push-hearing';

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
