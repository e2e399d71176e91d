import { agencyDraft } from './agency.schema';

const ring = [
  [2, 48],
  [3, 48],
  [3, 49],
  [2, 49],
  [2, 48],
];
const draft = {
  name: 'Préfecture de police',
  capSender: 'alerte@prefecture.example',
  territory: { type: 'Polygon', coordinates: [ring] },
  timeZone: 'Europe/Paris',
  phoneRegion: 'FR',
};

test('an agency is read with its territory as an area', () => {
  expect(agencyDraft.parse(draft).territory).toEqual({ type: 'MultiPolygon', coordinates: [[ring]] });
});

test.each([
  [
    'a territory that crosses itself',
    {
      territory: {
        type: 'Polygon',
        coordinates: [
          [
            [2, 48],
            [3, 49],
            [3, 48],
            [2, 49],
            [2, 48],
          ],
        ],
      },
    },
  ],
  ['no territory', { territory: undefined }],
  ['a sender with a space', { capSender: 'alerte prefecture' }],
  ['a time zone that is none', { timeZone: 'Europe/Lutèce' }],
  ['an offset for a time zone', { timeZone: '+01:00' }],
  ['a region that is none', { phoneRegion: 'fr' }],
  ['a field that nobody asked for', { id: 1 }],
])('%s is refused', (_, change) => {
  expect(agencyDraft.safeParse({ ...draft, ...change }).success).toBe(false);
});
