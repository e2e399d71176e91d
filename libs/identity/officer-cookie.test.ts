import { randomToken } from '../platform/token';
import { clearOfficerCookie, readOfficerCookie, setOfficerCookie } from './officer-cookie';

const token = randomToken();
const pair = `__Host-tocsin-officer=${token}`;

test('the cookie that is set is the cookie that is read, and keeps to the rules of its prefix', () => {
  const header = setOfficerCookie(token);
  expect(readOfficerCookie(header.split(';')[0])).toBe(token);
  for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=21600']) {
    expect(header.split('; ')).toContain(attribute);
  }
  expect(header).not.toMatch(/domain/i);
  expect(clearOfficerCookie).toContain('Max-Age=0');
});

test.each([
  ['none', undefined, undefined],
  ['another', 'theme=dark', undefined],
  ['one among others', `theme=dark; ${pair}; a=b`, token],
  ['two, one of them planted', `${pair}; __Host-tocsin-officer=${randomToken()}`, undefined],
  ['the same name without its prefix', `tocsin-officer=${token}`, undefined],
  ['an empty one', '__Host-tocsin-officer=', undefined],
  ['one that is no token', `__Host-tocsin-officer=' OR 1=1 --`, undefined],
])('of a header with %s', (_, header, read) => {
  expect(readOfficerCookie(header)).toBe(read);
});
