/** A phone that was confirmed stays signed in on that device. */
export const deviceSessionHours = 30 * 24;

/** Opened by a link from a text message, perhaps on somebody else's device. */
export const linkSessionHours = 1;

/** The prefix binds the cookie to this host, TLS and every path (RFC 6265bis §4.1.3.2). */
const cookie = '__Host-tocsin-person';

/** Strict: pages are reached by links from texts, which carry their own token, never by a post from another site. */
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** The value of a `Set-Cookie` header that signs in. */
export const setPersonCookie = (token: string, hours: number): string =>
  `${cookie}=${token}; Max-Age=${hours * 3600}; ${attributes}`;

/** The value of a `Set-Cookie` header that signs out. */
export const clearPersonCookie = `${cookie}=; Max-Age=0; ${attributes}`;

/** The value of a `Clear-Site-Data` header: what the browser kept of a person's pages goes with the session. */
export const clearSiteData = '"cache", "storage"';

interface SessionHeaders {
  readonly authorization?: string;
  readonly cookie?: string;
}

/** The session token of a request: `Authorization: Bearer`, else the one cookie. Two cookies are one too many. */
export function personToken({ authorization, cookie: cookies = '' }: SessionHeaders): string | undefined {
  const bearer = /^Bearer ([\w-]{43})$/.exec(authorization ?? '')?.[1];
  if (bearer) return bearer;
  const values = cookies
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookie}=`))
    .map((pair) => pair.slice(cookie.length + 1));
  return values.length === 1 && /^[\w-]{43}$/.test(values[0]) ? values[0] : undefined;
}

export const hoursAfter = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * 3_600_000);

export const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);
