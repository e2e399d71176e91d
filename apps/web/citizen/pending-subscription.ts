import { type PhoneNumber } from '../../../libs/channels/phone-number';
import { readSubscription, type Subscription, writeSubscription } from '../../../libs/people/subscription';
import type { Vault } from '../../../libs/platform/vault/vault';

/** A subscription between its form and the code: what another code would be asked with. */
export interface PendingSubscription {
  readonly requestId: string;
  readonly phone: PhoneNumber;
  readonly subscription: Subscription;
}

/** The prefix binds the cookie to this host, TLS and every path (RFC 6265bis §4.1.3.2). */
const cookie = '__Host-tocsin-pending';
const minutes = 60;
const context = 'cookie:pending-subscription';
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** The value of a `Set-Cookie` header. Sealed, so that a shared device shows nobody's number. */
export function setPendingCookie(vault: Vault, { requestId, phone, subscription }: PendingSubscription): string {
  const plain = JSON.stringify([requestId, phone, writeSubscription(subscription)]);
  return `${cookie}=${vault.seal(plain, context).toString('base64url')}; Max-Age=${minutes * 60}; ${attributes}`;
}

export const clearPendingCookie = `${cookie}=; Max-Age=0; ${attributes}`;

/** Undefined for no cookie, and for one that we did not write. */
export function readPendingCookie(vault: Vault, header: string | undefined): PendingSubscription | undefined {
  const sealed = new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{1,3000})(?:;|$)`).exec(header ?? '')?.[1];
  const plain = sealed === undefined ? undefined : opened(vault, Buffer.from(sealed, 'base64url'));
  if (plain === undefined) return undefined;
  const [requestId, phone, subscription] = JSON.parse(plain) as [string, PhoneNumber, string]; // sealed by us
  return { requestId, phone, subscription: readSubscription(subscription) };
}

/** A cookie of another installation, or sealed under a key that was changed since, does not open. */
function opened(vault: Vault, sealed: Buffer): string | undefined {
  try {
    return vault.open(sealed, context);
  } catch {
    return undefined;
  }
}
