import fc from 'fast-check';
import { displayName } from './display-name';

test.each([
  ['Marie', 'Marie'],
  ['  Jean-Noël   O’Brien ', "Jean-Noël O'Brien"],
  ['فاطمة الزهراء', 'فاطمة الزهراء'],
  ['山田 太郎', '山田 太郎'],
  ['Andre\u0301', 'André'],
])('%j is shown as %j', (name, shown) => {
  expect(displayName(name)).toBe(shown);
});

test.each([
  ['Paul\nALERTE: sortez', 'Paul ALERTE sortez'],
  ['evil.example/x', 'evil example x'],
  ['call 0612345678', 'call'],
  ['{{code}} ${code} %s', 'code code s'],
  ['\u202eevil\u2066', 'evil'],
  ['P\u0430ul', ''],
  ['<b>Ann</b>', 'b Ann b'],
  ['-- \'\'', ''],
  ['😀', ''],
])('%j brings nothing but letters: %j', (name, shown) => {
  expect(displayName(name)).toBe(shown);
}); // prettier-ignore

test('a flood of accents is cut to three', () => {
  expect(displayName(`Z${'\u0336'.repeat(200)}algo`)).toBe(`Z${'\u0336'.repeat(3)}algo`);
});

test('whatever is typed, a shown name is at most 30 characters of letters and can be shown again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const shown = displayName(name);
      expect(shown.length).toBeLessThanOrEqual(30);
      expect(shown).toMatch(/^[\p{L}\p{M}' -]*$/u);
      expect(displayName(shown)).toBe(shown);
    }),
    { numRuns: 2_000 },
  );
});
