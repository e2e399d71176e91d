import fc from 'fast-check';
import type { AlertContent, AlertText } from './alert';
import { shortenContent } from './cap-shorten';
import { textCeilings } from './linter';

const with_ = (text: Partial<AlertText>): AlertContent => ({
  mode: 'Actual',
  category: 'Met',
  eventCodes: [],
  responseTypes: [],
  urgency: 'Expected',
  severity: 'Severe',
  certainty: 'Likely',
  expires: '2015-11-14T02:00:00.000Z',
  senderName: 'Météo',
  area: { type: 'MultiPolygon', coordinates: [] } as unknown as AlertContent['area'], // only words are cut
  geocodes: [],
  texts: {
    en: { event: 'Storm', headline: 'Storm', description: '', instruction: 'Stay in.', areaName: 'Brest', ...text },
  },
});
const shortened = (text: Partial<AlertText>) => shortenContent(with_(text)).content.texts.en;

test('what fits is left as it is, without a word', () => {
  expect(shortenContent(with_({ areaName: 'a'.repeat(80) })).warnings).toEqual([]);
});

test('a long text ends with a whole sentence when that keeps most of it', () => {
  const instruction = `${'Stay away from the windows of the house. '.repeat(14)}Then wait for what is said on the radio.`;
  expect(shortened({ instruction })?.instruction).toBe('Stay away from the windows of the house. '.repeat(14).trim());
});

test('a long list of places ends with a whole word and an ellipsis', () => {
  const areaName = shortened({ areaName: 'Windsor - Leamington - Essex County, Chatham-Kent - Rondeau Park, Sarnia - Petrolia' })?.areaName; // prettier-ignore
  expect(areaName).toBe('Windsor - Leamington - Essex County, Chatham-Kent - Rondeau Park, Sarnia -…');
});

test('a family of five in one sign is kept whole or not at all', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(shortened({ event: family.repeat(10) })?.event).toBe(`${family.repeat(5)}…`);
});

test('each cut is told with both lengths', () => {
  expect(shortenContent(with_({ event: 'x'.repeat(100) })).warnings).toEqual([
    { severity: 'warning', code: 'cap-text-shortened', detail: 'texts.en.event: is cut from 100 to 60 characters' },
  ]);
});

test('whatever is sent, what is kept fits and begins as it began', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (headline) => {
      const kept = shortened({ headline })?.headline ?? '';
      expect(kept.length).toBeLessThanOrEqual(textCeilings.headline);
      expect(headline.startsWith(kept.replace(/…$/, ''))).toBe(true);
    }),
  );
});
