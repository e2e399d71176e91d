import { languages } from '../channels/language';
import { storyTexts } from '../../test/world/story-alert';
import type { AlertContent, AlertText } from './alert';
import { contentHash } from './content-hash';
import { plainAfterword, plainWords, preparedPlain, withPlain } from './plain-version';
import { allClearOf, correctionOf, preparedCorrection, withdrawalOf } from './prepared-texts';

test.each(languages)('in %s the prepared version says hazard, place and what to do in twelve words', (language) => {
  const text = storyTexts[language];
  const plain = preparedPlain(text);
  expect(plainWords(plain)).toBeLessThanOrEqual(12);
  expect(plain).toContain(text.event);
  expect(plain).toContain(text.areaName);
  // In German the one sentence is a word too long, and half of it is not said.
  if (language !== 'de') expect(plain).toContain(text.instruction);
});

const fr = (more: Partial<AlertText>): AlertText => ({ ...storyTexts.fr, ...more });

test('half an instruction is never said: it may mean the opposite', () => {
  const instruction = 'Sortez, si la fumée entre chez vous et que la voie est libre.';
  expect(preparedPlain(fr({ instruction }))).toBe('Attaque armée. Paris 11e.');
  expect(preparedPlain(fr({ instruction: 'Rentrez. Fermez tout.' }))).toBe('Attaque armée. Paris 11e. Rentrez. Fermez tout.');
  expect(preparedPlain(fr({ instruction: 'Restez à 1.5 km, loin du feu.' }))).toContain('Restez à 1.5 km, loin du feu.');
}); // prettier-ignore

test('a hazard and a place that are longer than twelve words are cut, and nothing is lost of a short hazard', () => {
  const long = preparedPlain(fr({ event: 'un '.repeat(30), areaName: 'deux '.repeat(15) }));
  expect(plainWords(long)).toBe(12);
  expect(preparedPlain(fr({ areaName: 'deux '.repeat(15) }))).toBe('Attaque armée.');
});

test('what an author wrote stays, and what is left empty is prepared', () => {
  const texts = { fr: fr({ plain: 'Tirs à Paris 11e. Cachez-vous.' }), en: storyTexts.en };
  expect(withPlain(texts).fr?.plain).toBe('Tirs à Paris 11e. Cachez-vous.');
  expect(withPlain(texts).en?.plain).toBe('Armed attack. Paris 11e. Stay where you are, keep away from windows.');
});

const alert: AlertContent = {
  mode: 'Actual', category: 'Security', eventCodes: [], responseTypes: ['Shelter'], urgency: 'Immediate', severity: 'Extreme',
  certainty: 'Observed', expires: '2015-11-14T02:00:00.000Z', senderName: 'Préfecture',
  area: { type: 'MultiPolygon', coordinates: [] } as unknown as AlertContent['area'], // only words are looked at
  geocodes: [], texts: withPlain({ fr: fr({}) }),
}; // prettier-ignore
const now = new Date('2015-11-13T21:00:00Z');

test('when it is over, or was false, the plain version says so and no longer what to do against the danger', () => {
  for (const content of [correctionOf(alert, now), allClearOf(alert, now), withdrawalOf(alert, now)]) {
    const plain = content.texts.fr?.plain ?? '';
    expect(plain).not.toContain('Restez');
    expect(plainWords(plain)).toBeLessThanOrEqual(12);
  }
  expect(correctionOf(alert, now).texts.fr?.plain).toBe("FAUSSE ALERTE : Attaque armée, Paris 11e. Il n'y a pas de danger.");
  const [words] = Object.values(preparedCorrection(alert.texts));
  expect(plainAfterword(words)).toBe(correctionOf(alert, now).texts.fr?.plain);
}); // prettier-ignore

test('a version approved before there were plain versions still is what was approved', () => {
  const head = { identifier: 'a', sender: 's', messageType: 'Alert' } as const;
  const before = contentHash({ ...head, content: { ...alert, texts: { fr: fr({}) } } });
  expect(before.toString('hex')).toBe('59d9fa17dcf274c3c1e423a202effdf1983c2d058a3f89f365a05e3c47ced6f7');
  expect(contentHash({ ...head, content: alert }).equals(before)).toBe(false);
});
