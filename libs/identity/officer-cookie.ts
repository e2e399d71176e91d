import { sessionHours } from './session';

/** The prefix binds the cookie to this host, TLS and every path (RFC 6265bis §4.1.3.2). */
export const officerCookie = '__Host-tocsin-officer';

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** The value of a `Set-Cookie` header that signs in. */
export const setOfficerCookie = (token: string): string =>
  `${officerCookie}=${token}; Max-Age=${sessionHours * 3600}; ${attributes}`;

/** The value of a `Set-Cookie` header that signs out. */
export const clearOfficerCookie = `${officerCookie}=; Max-Age=0; ${attributes}`;

/** The session token in a `Cookie` header, when there is exactly one: two are an attempt to plant one. */
export function readOfficerCookie(header: string | undefined): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${officerCookie}=`))
    .map((pair) => pair.slice(officerCookie.length + 1));
  return values.length === 1 && /^[\w-]{43}$/.test(values[0]) ? values[0] : undefined;
}
