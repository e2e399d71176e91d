import type { AlertContent, AlertText } from './alert';
import { lintAlert } from './linter';

const now = new Date('2015-11-13T20:20:00Z');
const text = {
  event: 'Attaque armée',
  headline: 'Attaque armée, Paris 11e',
  description: '',
  instruction: 'Mettez-vous à l’abri.',
  areaName: 'Paris 11e',
};
const content: AlertContent = {
  mode: 'Actual',
  category: 'Security',
  eventCodes: [],
  responseTypes: ['Shelter'],
  urgency: 'Immediate',
  severity: 'Extreme',
  certainty: 'Observed',
  expires: '2015-11-14T02:00:00.000Z',
  senderName: 'Préfecture',
  area: { type: 'MultiPolygon', coordinates: [] } as unknown as AlertContent['area'], // the linter looks at words
  geocodes: [],
  texts: { fr: text },
};

const found = (change: Partial<AlertContent>): string[] =>
  lintAlert({ ...content, ...change }, now).map(({ path, reason }) => `${path} ${reason}`);
const saying = (change: Partial<AlertText>): Partial<AlertContent> => ({ texts: { fr: { ...text, ...change } } });

test('a sound alert has no findings', () => {
  expect(found({})).toEqual([]);
});

test.each<[string, Partial<AlertContent>, string]>([
  ['an end that has passed', { expires: '2015-11-13T20:20:00.000Z' }, 'expires has already passed'],
  ['an end two days away', { expires: '2015-11-15T20:20:00.000Z' }, 'expires is more than 24 hours away'],
  ['no end', { expires: 'tomorrow' }, 'expires is not a time'],
  ['no text', { texts: {} }, 'texts write the alert'],
  ['no instruction', saying({ instruction: ' ' }), 'texts.fr.instruction is missing'],
  ['a long headline', saying({ headline: 'a'.repeat(161) }), 'texts.fr.headline is longer than 160'],
  ['a plain version of thirteen words', saying({ plain: 'un '.repeat(13) }), 'texts.fr.plain has more than 12 words'],
  ['a plain version without a word', saying({ plain: ' ' }), 'texts.fr.plain is missing'],
  ['a plain version with HTML', saying({ plain: 'Tirs</b>' }), 'texts.fr.plain has HTML'],
  ['the headline as instruction', saying({ instruction: text.headline }), 'texts.fr.instruction repeats'],
  ['reversed letters', saying({ headline: 'Paris \u202e11e' }), 'texts.fr.headline has characters that reverse'],
  ['an invisible space', saying({ areaName: 'Pa\u200bris' }), 'texts.fr.areaName has invisible characters'],
  ['decomposed accents', saying({ event: 'Attaque arme\u0301e' }), 'texts.fr.event is not in Unicode normal form C'],
  ['piled up marks', saying({ event: 'A\u0316\u0316\u0316\u0316' }), 'texts.fr.event has more than 3 marks'],
  ['a closing tag', saying({ description: 'Tirs</b>' }), 'texts.fr.description has HTML'],
  ['a numbered entity', saying({ description: 'Tirs &#x27;' }), 'texts.fr.description has HTML'],
  ['a link with a user name', { web: 'https://paris.fr@example.org/' }, 'web has a user name'],
  ['a contact with control characters', { contact: '17\u0007' }, 'contact has control characters'],
  ['an exercise without note', { mode: 'Exercise' }, 'note must say who takes part'],
  [
    'an exercise that denies itself',
    { mode: 'Exercise', note: 'Écoles du 11e', ...saying({ description: "CECI N'EST PAS UN EXERCICE" }) },
    'texts.fr.description denies that this is an exercise: "pas un exercice"',
  ],
])('an alert with %s is not submitted', (_, change, finding) => {
  expect(found(change)).toEqual([expect.stringContaining(finding)]);
});

const correction = { headline: 'Pas d’attaque armée à Paris 11e', description: 'Erreur.', instruction: 'Sortez.' };
const correcting = (change: Partial<typeof correction>): Partial<AlertContent> => ({
  correction: { fr: { ...correction, ...change } },
});

test('a correction in words of its own is held to what an alert is held to', () => {
  expect(found(correcting({}))).toEqual([]);
  expect(found(correcting({ headline: 'Pas d’attaque armée' }))).toEqual([
    'correction.fr.headline does not say the place',
  ]);
  expect(found(correcting({ headline: 'Erreur à Paris 11e' }))).toEqual([
    'correction.fr.headline does not say the hazard',
  ]);
  expect(found(correcting({ instruction: '<b>Sortez</b>' }))).toEqual([
    'correction.fr.instruction has HTML: only plain text is shown',
  ]);
});

test('the correction of an exercise must not deny the exercise either', () => {
  const exercise = { mode: 'Exercise', note: 'Écoles du 11e' } as const;
  expect(found({ ...exercise, ...correcting({ description: 'Ceci n’est pas un exercice.' }) })).toEqual([
    expect.stringContaining('correction.fr.description denies that this is an exercise'),
  ]);
});

test('an actual alert may deny that it is an exercise', () => {
  expect(found(saying({ description: 'Ceci n’est pas un exercice.' }))).toEqual([]);
});
