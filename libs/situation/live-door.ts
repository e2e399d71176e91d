/** What a request for a socket says of itself. */
export interface Knock {
  readonly url: string | undefined;
  readonly origin: string | undefined;
}

export const livePath = '/live';

/**
 * Whether a request may become a socket, before anything of it is believed. A browser always names the page's site; a
 * program that names none has no cookie that a foreign page could abuse.
 * @param ownOrigin of our pages, as browsers write it, e.g. "https://tocsin.example"
 * @returns the status of the refusal
 */
export function refusalOf({ url, origin }: Knock, ownOrigin: string): 403 | 404 | undefined {
  const path = (url ?? '').split('?', 1)[0].replace(/\/$/, '');
  if (path !== livePath) return 404;
  return origin === undefined || origin === ownOrigin ? undefined : 403;
}
