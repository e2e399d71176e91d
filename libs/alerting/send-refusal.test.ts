import fc from 'fast-check';
import type { Area } from '../geo/area';
import type { AlertContent, AlertText } from '../incidents/alert';
import { contentHash } from '../incidents/content-hash';
import type { PublishedVersion } from '../incidents/incident';
import { lintAlert } from '../incidents/linter';
import { type SendRefusal, sendRefusal, unsaidFacts } from './send-refusal';

const area = { type: 'MultiPolygon', coordinates: [[[[2, 48], [3, 48], [3, 49], [2, 48]]]] } as unknown as Area; // prettier-ignore
const at = '2015-11-13T21:40:00.000Z';

function versionWith(text: AlertText, given: Partial<AlertContent> = {}): PublishedVersion {
  const content: AlertContent = {
    mode: 'Actual', category: 'Security', eventCodes: [], responseTypes: ['Shelter'], urgency: 'Immediate',
    severity: 'Extreme', certainty: 'Observed', expires: '2015-11-14T03:00:00.000Z', senderName: 'Préfecture',
    area, geocodes: [], texts: { fr: text }, ...given,
  }; // prettier-ignore
  const head = { identifier: 'a', sender: 's', messageType: 'Alert', content } as const;
  return {
    ...head, id: 1, incidentId: 1, version: 1, status: 'published', contentHash: contentHash(head), authorId: 1, editors: [1],
    sentAt: new Date(at),
  } as unknown as PublishedVersion; // prettier-ignore
}

function refusalOf(version: PublishedVersion, isGroundIntact = true): SendRefusal | undefined {
  return sendRefusal(version, {
    kind: 'alert', mode: 'Actual', texts: version.content.texts, at, timeZone: 'Europe/Paris', url: 'https://t.example/i/1',
  }, isGroundIntact); // prettier-ignore
}

const plain: AlertText = {
  event: 'Attaque armée',
  headline: 'Abritez-vous',
  description: '',
  instruction: 'Restez chez vous',
  areaName: 'Paris 10e',
};

test('an approved alert that says what, where and when may leave', () => {
  expect(refusalOf(versionWith(plain))).toBeUndefined();
});

test('whatever the linter lets through is not stopped on its last step', () => {
  const words = fc.oneof(
    fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom('Œuvre d’art', 'Garçon', 'مدينة باريس', 'Nîmes – centre', 'Zone « A »', 'Größe', '10ᵉ et 11ᵉ'),
  );
  fc.assert(
    fc.property(words, words, (event, areaName) => {
      const version = versionWith({
        ...plain,
        event: event.normalize('NFC').trim(),
        areaName: areaName.normalize('NFC').trim(),
      });
      fc.pre(lintAlert(version.content, new Date(at)).length === 0);
      expect(refusalOf(version)).toBeUndefined();
    }),
  );
});

test('one byte changed after the approval stops it', () => {
  const version = versionWith(plain);
  const changed = { ...version, content: { ...version.content, expires: '2015-11-14T03:00:01.000Z' } };
  expect(refusalOf(changed)).toEqual({ why: 'content-changed' });
});

test('an alert that lost its area on the way is stopped', () => {
  const nowhere = { type: 'MultiPolygon', coordinates: [] } as unknown as Area;
  expect(refusalOf(versionWith(plain, { area: nowhere }))).toEqual({ why: 'no-area' });
});

test('a text without its place is stopped', () => {
  expect(refusalOf(versionWith({ ...plain, areaName: '' }))).toMatchObject({ why: 'unsaid', facts: ['place'] });
});

test('an alert whose stored ground is not what was approved is stopped', () => {
  expect(refusalOf(versionWith(plain), false)).toEqual({ why: 'area-changed' });
});

test('"Are you affected by the explosion?" is stopped: it says neither where nor what', () => {
  const lahore = { event: '', headline: 'Are you affected by the explosion?', description: '', instruction: 'Tell us.', areaName: '' }; // prettier-ignore
  const asked = versionWith(plain, { texts: { en: lahore } });
  expect(refusalOf(asked)).toEqual({ why: 'unsaid', language: 'en', channel: 'sms', facts: ['place', 'hazard'] });
});

test('relatives, too, are told what, where and when, or nothing at all', () => {
  const template = { kind: 'relatives_notice', phase: 'alert', mode: 'Actual', at, timeZone: 'Europe/Paris', url: 'https://t.example/i/1' } as const; // prettier-ignore
  expect(unsaidFacts({ fr: plain }, { ...template, names: { fr: plain } })).toBeUndefined();
  const nameless = { ...plain, areaName: '' };
  expect(unsaidFacts({ fr: nameless }, { ...template, names: { fr: nameless } })).toMatchObject({
    why: 'unsaid',
    facts: ['place'],
  });
});
