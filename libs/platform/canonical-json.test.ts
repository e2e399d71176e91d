import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

test('keys are sorted at every depth, lists keep their order, nothing is spaced', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 'é\n' }, 0], a: null, skipped: undefined })).toBe(
    '{"a":null,"b":[{"c":"é\\n","d":1},0]}',
  );
});

test('a value read back gives the same text, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
