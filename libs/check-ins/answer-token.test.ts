import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { readAnswerToken, writeAnswerToken } from './answer-token';

const secret = Buffer.alloc(32, 7);
const link = { incidentId: 12 as IncidentId, personId: 1_000_003 as PersonId };

test('a link names one person and one incident, in 28 letters', () => {
  const token = writeAnswerToken(link, secret);
  expect(token).toMatch(/^[\w-]{28}$/);
  expect(readAnswerToken(token, secret)).toEqual(link);
  expect(writeAnswerToken(link, secret)).toBe(token);
});

test('the links of neighbours have nothing in common', () => {
  const one = Buffer.from(writeAnswerToken(link, secret), 'base64url');
  const other = Buffer.from(writeAnswerToken({ ...link, personId: 1_000_004 as PersonId }, secret), 'base64url');
  expect(one.filter((byte, i) => byte === other[i]).length).toBeLessThan(6);
});

test('one changed letter, one more or one fewer is no link, and neither is one under another key', () => {
  const token = writeAnswerToken(link, secret);
  for (let i = 0; i < token.length; i++) {
    const letter = token[i] === 'A' ? 'B' : 'A';
    expect(readAnswerToken(token.slice(0, i) + letter + token.slice(i + 1), secret)).toBeUndefined();
  }
  for (const wrong of [`${token}A`, token.slice(1), '', '%', `${token}=`])
    expect(readAnswerToken(wrong, secret)).toBeUndefined();
  expect(readAnswerToken(token, Buffer.alloc(32, 8))).toBeUndefined();
});
