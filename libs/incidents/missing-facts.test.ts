import { missingFacts } from './missing-facts';

const facts = { place: 'Lahore, Gulshan-e-Iqbal', hazard: 'Explosion', localTime: '18:30' };

test('the text that was sent for Lahore says neither where nor when', () => {
  expect(missingFacts('Hi, are you affected by the explosion? Reply SAFE if you are ok.', facts)).toEqual([
    'place',
    'time',
  ]);
  expect(missingFacts('are you affected by the explosion?', facts)).toEqual(['place', 'time']);
});

test('a text with the place, the hazard and the local time lacks nothing', () => {
  expect(missingFacts('EXPLOSION, 18:30, Lahore, Gulshan e Iqbal: stay away.', facts)).toEqual([]);
});

test.each(['21:40', '21h40', '21 h 40', '21.40', '٢١:٤٠'])('%s says 21:40', (time) => {
  expect(missingFacts(`Pau, inondation, ${time}`, { place: 'Pau', hazard: 'Inondation', localTime: '21:40' })).toEqual(
    [],
  );
});

test.each([
  ['la pause, inondation, 21:40', 'place'],
  ['Pau, inondations, 21:40', 'hazard'],
  ['Pau, inondation, 121:40', 'time'],
  ['Pau, inondation, 9:40', 'time'],
])('%j does not say its %s', (text, fact) => {
  expect(missingFacts(text, { place: 'Pau', hazard: 'Inondation', localTime: '21:40' })).toEqual([fact]);
});

test('a fact that nobody filled in is missing', () => {
  expect(missingFacts('anything', { place: ' ', hazard: '', localTime: '' })).toEqual(['place', 'hazard', 'time']);
});

test('Arabic is compared without its vowel signs', () => {
  const arabic = { place: 'باريس', hazard: 'هجوم مسلح', localTime: '21:40' };
  expect(missingFacts('هُجومٌ مُسَلَّح، باريـس، ٢١:٤٠', arabic)).toEqual([]);
});
