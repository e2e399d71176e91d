import fc from 'fast-check';
import { oneLine, shorten, smsLine, smsSize } from './sms-text';

test.each([
  ['a'.repeat(160), 'GSM-7', 1],
  ['a'.repeat(161), 'GSM-7', 2],
  ['é'.repeat(160), 'GSM-7', 1],
  ['€'.repeat(80), 'GSM-7', 1],
  ['€'.repeat(81), 'GSM-7', 2],
  ['ê'.repeat(70), 'UCS-2', 1],
  ['ê'.repeat(71), 'UCS-2', 2],
  ['أ'.repeat(70), 'UCS-2', 1],
])('%j is %s in %i segments', (text, encoding, segments) => {
  expect(smsSize(text)).toMatchObject({ encoding, segments });
});

test('a quotation typed with care costs no more than a plain one', () => {
  const line = smsLine('Restez à l’abri… « ne sortez pas » – l’œil du cyclone “passe”');
  expect(line).toBe('Restez à l\'abri... "ne sortez pas" - l\'oeil du cyclone "passe"');
  expect(smsSize(line).encoding).toBe('GSM-7');
});

test('letters are never replaced, whatever they cost', () => {
  expect(smsLine('Arrêtez, ça brûle')).toBe('Arrêtez, ça brûle');
});

test('a text cannot start a second line, reorder itself or hide characters', () => {
  expect(oneLine('a\r\nb\u202ec\u2066d\u200be\u0000f\ue000g\u{e0041}h\t i')).toBe('a bcde fgh i');
});

test('a shortened text keeps whole words', () => {
  expect(shorten('un deux trois quatre', (text) => text.length <= 12)).toBe('un deux...');
  expect(shorten('un deux', (text) => text.length <= 12)).toBe('un deux');
  expect(shorten('anticonstitutionnellement', (text) => text.length <= 12)).toBe('');
});

test('a shortened text fits and is the longest that does', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.nat(60), (words, most) => {
      const short = shorten(words.join(' '), (text) => text.length <= most);
      expect(short.length).toBeLessThanOrEqual(most);
      const kept = short.endsWith('...') ? short.split(' ').length : short === '' ? 0 : words.length;
      if (kept < words.length - 1) expect(`${words.slice(0, kept + 1).join(' ')}...`.length).toBeGreaterThan(most);
    }),
  );
});
