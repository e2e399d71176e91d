import fc from 'fast-check';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type AnswerLink, answerTokenLength, readAnswerToken, writeAnswerToken } from './answer-token';

const secret = Buffer.alloc(32, 7);
const link: AnswerLink = { incidentId: 12 as IncidentId, personId: 1_000_003 as PersonId };

test('a link names one person and one incident, in eleven letters that every phone takes as one', () => {
  const token = writeAnswerToken(link, secret);
  expect(token).toMatch(/^[0-9A-Za-z]{11}$/);
  expect(readAnswerToken(token, secret)).toEqual(link);
  expect(writeAnswerToken(link, secret)).toBe(token);
});

test('whoever it names is read again, up to the last', () => {
  const ids = fc.record({
    incidentId: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
    personId: fc.integer({ min: 1, max: 2 ** 40 - 1 }),
  }) as fc.Arbitrary<AnswerLink>; // any number may be an id
  fc.assert(fc.property(ids, (some) => expect(readAnswerToken(writeAnswerToken(some, secret), secret)).toEqual(some)));
  expect(() => writeAnswerToken({ ...link, personId: (2 ** 40) as PersonId }, secret)).toThrow(RangeError);
});

test('the links of neighbours have nothing in common', () => {
  const tokens = Array.from({ length: 200 }, (_, i) =>
    writeAnswerToken({ ...link, personId: (link.personId + i) as PersonId }, secret),
  );
  expect(new Set(tokens).size).toBe(200);
  const same = tokens.slice(1).map((token, i) => [...token].filter((letter, at) => letter === tokens[i]?.[at]).length);
  // Of eleven letters two that are chosen at random share 0.2.
  expect(same.reduce((sum, count) => sum + count, 0) / same.length).toBeLessThan(0.5);
});

test('a guess names nobody: neither one changed letter, nor another key, nor twenty thousand random links', () => {
  const isSomebody = (token: string, key = secret): boolean => {
    const named = readAnswerToken(token, key);
    return named !== undefined && named.incidentId < 1000 && named.personId < 10_000_000;
  };
  const token = writeAnswerToken(link, secret);
  expect(isSomebody(token)).toBe(true);
  expect(isSomebody(token, Buffer.alloc(32, 8))).toBe(false);
  for (let i = 0; i < token.length; i++) {
    const letter = token[i] === 'A' ? 'B' : 'A';
    expect(isSomebody(token.slice(0, i) + letter + token.slice(i + 1))).toBe(false);
  }
  const letters = fc.array(fc.constantFrom(...'0123456789ABCXYZabcxyz'), { minLength: answerTokenLength, maxLength: answerTokenLength }); // prettier-ignore
  fc.assert(
    fc.property(letters, (some) => expect(isSomebody(some.join(''))).toBe(false)),
    { numRuns: 20_000 },
  );
});

test('what has not the form of a link is none', () => {
  const token = writeAnswerToken(link, secret);
  for (const wrong of [`${token}A`, token.slice(1), '', '%', 'zzzzzzzzzzz', `${token.slice(1)}=`, `${token.slice(1)}-`])
    expect(readAnswerToken(wrong, secret)).toBeUndefined();
});
