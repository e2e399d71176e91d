import { personToken } from './person-session';

const token = 'a'.repeat(43);
const other = 'b'.repeat(43);

test.each([
  ['a cookie', { cookie: `x=1; __Host-tocsin-person=${token}; y=2` }, token],
  ['a bearer token', { authorization: `Bearer ${token}` }, token],
  ['both: the bearer token, which no other site can send', { authorization: `Bearer ${other}`, cookie: `__Host-tocsin-person=${token}` }, other],
  ['two cookies, one of them planted', { cookie: `__Host-tocsin-person=${token}; __Host-tocsin-person=${other}` }, undefined],
  ['a cookie of another name', { cookie: `x__Host-tocsin-person=${token}` }, undefined],
  ['a token of the wrong length', { cookie: '__Host-tocsin-person=abc' }, undefined],
  ['nothing', {}, undefined],
])('signed in by %s', (_, headers, expected) => {
  expect(personToken(headers)).toBe(expected);
}); // prettier-ignore
