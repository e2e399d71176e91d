import { createHash } from 'node:crypto';

/** Names a browser in the address of its button: endpoints are secrets, and do not belong into addresses. */
export const pushAddressId = (endpoint: string): string =>
  createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);
