import { paths } from '../paths';

/** Where a sign-in leads: to the page that asked for it if it is one of the officers', never to another site. */
export function consolePath(wanted: unknown): string {
  const isOwn =
    typeof wanted === 'string' && wanted.length <= 200 && /^\/console(\/[\w-]+)*(\?[\w=&-]*)?$/.test(wanted);
  return isOwn && wanted !== paths.signIn ? wanted : paths.console;
}
