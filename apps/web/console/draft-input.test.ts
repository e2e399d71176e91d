import { draftSchema } from '../../../libs/incidents/incident.schema';
import { draftErrors } from './draft-errors';
import { withPlain } from '../../../libs/incidents/plain-version';
import { preparedCorrection } from '../../../libs/incidents/prepared-texts';
import { draftFrom, draftInputFrom, draftInputOf } from './draft-input';
import { sampleContent } from '../../../test/browser/sample-alert';

const posted = {
  mode: 'Exercise',
  category: 'Fire',
  urgency: 'Immediate',
  severity: 'Severe',
  certainty: 'Observed',
  responseTypes: ['Evacuate', 'Avoid'],
  expires: '2026-07-01T23:15',
  note: 'Caserne Champerret',
  areaKind: 'circle',
  latitude: '48,8637',
  longitude: '2.3705',
  radiusMetres: '800',
  'texts.fr.event': 'Incendie',
  'texts.fr.headline': 'Incendie rue Oberkampf',
  'texts.fr.instruction': 'Fermez les fenêtres.',
  'texts.fr.description': '',
  'texts.fr.areaName': 'Paris 11e',
  'texts.en.event': '   ',
  intent: 'submit',
};

test('a filled form is a draft that the schema takes, with times of the territory', () => {
  const draft = draftSchema.parse(draftFrom(draftInputOf(posted), 'Europe/Paris'));
  expect(draft).toMatchObject({
    mode: 'Exercise',
    responseTypes: ['Evacuate', 'Avoid'],
    expires: '2026-07-01T21:15:00.000Z',
    area: { shape: { type: 'Circle', centre: [2.3705, 48.8637], radiusMetres: 800 } },
  });
  expect(Object.keys(draft.texts)).toEqual(['fr']);
});

test('a single ticked box arrives as a single value', () => {
  expect(draftInputOf({ ...posted, responseTypes: 'Evacuate' }).responseTypes).toEqual(['Evacuate']);
});

test('communes may be separated by anything that people type', () => {
  const draft = draftFrom(
    draftInputOf({ ...posted, areaKind: 'communes', communes: ' 75110,75111;\n2A004 ' }),
    'Europe/Paris',
  );
  expect(draft).toMatchObject({ area: { communes: ['75110', '75111', '2A004'] } });
});

test.each([
  ['a field that the form does not have', { ...posted, constructor: 'x', status: 'published' }],
  ['a list or an upload where a text belongs', { ...posted, note: ['a', 'b'], contact: { file: 1 } }],
])('%s is left out', (_what, form) => {
  const input = draftInputOf(form);
  expect(
    Object.values(input)
      .flat()
      .every((value) => value !== undefined),
  ).toBe(true);
  expect(input).not.toHaveProperty('status');
  expect(JSON.stringify(input)).not.toContain('file');
});

test('an empty form is refused field by field, never for lack of a form', () => {
  const result = draftSchema.safeParse(draftFrom(draftInputOf({}), 'Europe/Paris'));
  const refusals = (result.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), reason: message }));
  expect(draftErrors(refusals, 'fr').map(({ field }) => field)).toEqual(
    expect.arrayContaining(['mode', 'category', 'urgency', 'severity', 'certainty', 'responseTypes', 'expires']),
  );
});

test('text that is no GeoJSON is refused as the area', () => {
  const draft = draftFrom(draftInputOf({ ...posted, areaKind: 'shape', geojson: '{"type":' }), 'Europe/Paris');
  const result = draftSchema.safeParse(draft);
  const refusals = (result.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), reason: message }));
  expect(draftErrors(refusals, 'fr')).toEqual([{ field: 'area', message: expect.stringMatching(/^La zone: /) }]);
});

test('a refusal is led by the label of its field, in the language of the text it is about', () => {
  expect(
    draftErrors(
      [
        { path: 'texts.ar.instruction', reason: 'manque' },
        { path: 'texts.ar.instruction', reason: 'manque encore' },
        { path: 'texts', reason: 'en écrire un' },
      ],
      'fr',
    ),
  ).toEqual([
    { field: 'texts.ar.instruction', message: 'العربية, Que faire: manque' },
    { field: 'texts', message: 'Les textes: en écrire un' },
  ]);
});

test('only a correction in words of its own stays in the form: the prepared words follow the alert', () => {
  const { texts } = sampleContent;
  const correction = preparedCorrection(texts, { fr: { headline: 'Erreur', description: '', instruction: '' } });
  const input = draftInputFrom({ ...sampleContent, correction }, 'Europe/Paris');
  expect(input.correction).toMatchObject({ fr: { headline: 'Erreur' }, ar: {} });
  expect(input.correction.fr).not.toHaveProperty('instruction');
  const draft = draftSchema.parse(draftFrom(draftInputOf({ ...posted, 'correction.fr.headline': 'Erreur' }), 'UTC'));
  expect(draft.correction).toEqual({ fr: { headline: 'Erreur', description: '', instruction: '' } });
});

test('only a plain version in words of its own stays in the form, and one left empty is not sent', () => {
  const { fr, ...others } = withPlain(sampleContent.texts);
  const texts = { ...others, ...(fr && { fr: { ...fr, plain: 'Cachez-vous.' } }) };
  const input = draftInputFrom({ ...sampleContent, texts }, 'Europe/Paris');
  expect(input.texts.fr?.plain).toBe('Cachez-vous.');
  expect(input.texts.en).not.toHaveProperty('plain');
  const draft = (more: object) => draftSchema.parse(draftFrom(draftInputOf({ ...posted, ...more }), 'UTC'));
  expect(draft({ 'texts.fr.plain': ' ' }).texts.fr).not.toHaveProperty('plain');
  expect(draft({ 'texts.fr.plain': ' Feu. Sortez. ' }).texts.fr?.plain).toBe('Feu. Sortez.');
});
