import type { Area } from '../geo/area';
import type { AlertContent } from './alert';
import { diffOf } from './version-diff';

const area = { type: 'MultiPolygon', coordinates: [] } as unknown as Area;
const text = { event: 'Crue', headline: 'Crue', description: '', instruction: 'Montez', areaName: 'Alès' };
const alert: AlertContent = {
  mode: 'Actual', category: 'Met', eventCodes: [], responseTypes: ['Shelter'], urgency: 'Immediate', severity: 'Severe',
  certainty: 'Observed', expires: '2026-01-01T00:00:00.000Z', senderName: 'Préfecture', area, geocodes: [],
  texts: { fr: text },
}; // prettier-ignore

test('equal versions differ in nothing', () => {
  expect(diffOf(alert, structuredClone(alert))).toEqual([]);
});

test('a changed instruction, a new language and a lost field are told apart', () => {
  const after: AlertContent = {
    ...alert,
    severity: 'Extreme',
    texts: { fr: { ...text, instruction: 'Fuyez' }, en: text },
  };
  expect(diffOf({ ...alert, note: 'x' }, after)).toEqual(
    expect.arrayContaining([
      { field: 'note', before: 'x', after: undefined },
      { field: 'severity', before: 'Severe', after: 'Extreme' },
      { field: 'texts.en.event', before: undefined, after: 'Crue' },
      { field: 'texts.fr.instruction', before: 'Montez', after: 'Fuyez' },
    ]),
  );
});

test('another word in the correction is a change like any other', () => {
  const words = { headline: 'Pas de crue à Alès', description: '', instruction: 'Rentrez' };
  const after = { ...alert, correction: { fr: { ...words, instruction: 'Redescendez' } } };
  expect(diffOf({ ...alert, correction: { fr: words } }, after)).toEqual([
    { field: 'correction.fr.instruction', before: 'Rentrez', after: 'Redescendez' },
  ]);
});
