import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json';

test.each<[JsonValue, string]>([
  [{ b: 1, a: [true, null, 'é\n'] }, '{"a":[true,null,"é\\n"],"b":1}'],
  [{ '\u20ac': 1, '\r': 2, '1': 3, '10': 4, '2': 5 }, '{"\\r":2,"1":3,"10":4,"2":5,"€":1}'],
  [[-0, 1e21, 1e-7, 0.1], '[0,1e+21,1e-7,0.1]'],
  ['\ud800', '"\\ud800"'],
])('%j is written as %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('what JSON would drop or change in silence is refused', () => {
  for (const value of [undefined, NaN, Infinity, new Date(), () => 1, Symbol('s'), 1n, new Map(), [undefined], [,]]) {
    expect(() => canonicalJson({ value } as never)).toThrow(TypeError);
  }
});

test('a value read back gives the same text, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as JsonValue);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text);
    }),
  );
});

function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)]));
}
