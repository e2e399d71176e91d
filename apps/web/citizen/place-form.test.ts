import { readPlace } from './place-form';

test.each([
  [{}, { by: 'nothing' }],
  [{ kind: 'work' }, { by: 'nothing' }],
  [{ commune: 'Paris' }, { by: 'commune', kind: 'home', commune: 'Paris' }],
  [{ kind: 'work', latitude: '48,86', longitude: '−2.35' }, { by: 'coordinates', place: { kind: 'work', latitude: 48.86, longitude: -2.35 } }], // prettier-ignore
  [{ commune: 'Paris', latitude: '48.86', longitude: '2.35' }, { by: 'coordinates', place: { kind: 'home', latitude: 48.86, longitude: 2.35 } }], // prettier-ignore
  [{ latitude: '48.86' }, { by: 'mistake', field: 'longitude', reason: 'coordinates' }],
  [
    { latitude: '148', longitude: '2' },
    { by: 'mistake', field: 'latitude', reason: 'coordinates' },
  ],
  [
    { latitude: '4e1', longitude: '2' },
    { by: 'mistake', field: 'latitude', reason: 'coordinates' },
  ],
  [
    { kind: 'last', commune: 'Paris' },
    { by: 'mistake', field: 'kind', reason: 'kind' },
  ],
])('%j is read as %j', (input, expected) => {
  expect(readPlace(input)).toEqual(expected);
});
