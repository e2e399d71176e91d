import { readOutlines } from './commune-outlines';

const square = (x: number, y = 48.8) => ({
  type: 'Polygon',
  coordinates: [[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]],
}); // prettier-ignore
const commune = (properties: object, geometry: object = square(2.3)) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const faults = (input: unknown): string[] => {
  const read = readOutlines(input);
  return 'faults' in read ? read.faults.map(({ path, reason }) => `${path} ${reason}`) : [];
};

test('communes are read under the names that their publishers use', () => {
  const read = readOutlines(
    collection(
      commune({ code: '75111', nom: 'Paris 11e' }),
      commune({ INSEE_COM: '2A004', NOM_COM: 'Ajaccio' }, square(8.7, 41.9)),
    ),
  );
  expect(read).toMatchObject({
    outlines: [
      { code: '75111', name: 'Paris 11e', outline: { type: 'MultiPolygon' } },
      { code: '2A004', name: 'Ajaccio' },
    ],
  });
});

test('departments are read too, and how many people live there where the publisher says so', () => {
  const read = readOutlines(
    collection(
      commune({ code: '75', nom: 'Paris' }),
      commune({ code: '2A', nom: 'Corse-du-Sud', population: 160_000 }, square(8.7, 41.9)),
      commune({ code: '974', nom: 'La Réunion', population: 'beaucoup' }, square(55.4, -21.2)),
    ),
  );
  expect(read).toMatchObject({ outlines: [{ code: '75' }, { code: '2A', population: 160_000 }, { code: '974' }] });
  expect('outlines' in read && read.outlines.map(({ population }) => population)).toEqual([
    undefined,
    160_000,
    undefined,
  ]);
});

test.each<[string, unknown, string]>([
  ['not GeoJSON', 'x', ' is not a GeoJSON FeatureCollection'],
  ['a single feature', commune({ code: '75111', nom: 'x' }), ' is not a GeoJSON FeatureCollection'],
  ['empty', collection(), 'features has 0 members'],
  ['of something else', collection(null), 'features[0] is not a Feature'],
  ['without codes', collection(commune({ nom: 'Paris' })), 'features[0] has no INSEE code'],
  ['with a code of another country', collection(commune({ code: 'DE-1', nom: 'x' })), 'features[0] has no INSEE code'],
  ['with a number as code', collection(commune({ code: 75111, nom: 'x' })), 'features[0] has no INSEE code'],
  ['without names', collection(commune({ code: '75111', nom: ' ' })), 'features[0] has no name'],
  [
    'with a point',
    collection(commune({ code: '75111', nom: 'x' }, { type: 'Point', coordinates: [2, 48] })),
    'features[0] 75111: an area is',
  ],
  [
    'with a commune twice',
    collection(commune({ code: '75111', nom: 'x' }), commune({ code: '75111', nom: 'x' })),
    'features[1] (75111) comes twice',
  ],
])('a file that is %s is refused and says where', (_, input, fault) => {
  expect(faults(input)).toEqual([expect.stringContaining(fault)]);
});

test('of a file full of faults the first fifty are told', () => {
  expect(faults(collection(...Array<null>(1000).fill(null)))).toHaveLength(50);
});
