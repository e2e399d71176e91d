import type { Branded } from '../platform/branded';

interface PushSubscription {
  readonly endpoint: string;
  /** The browser's public key (P-256, uncompressed) and its secret (16 bytes), base64url: RFC 8291 §3.1, §3.2. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Where a browser takes Web Push, safe to be called by our server. Only `parsePushAddress` makes one. */
export type PushAddress = Branded<PushSubscription, 'PushAddress'>;

/** Push services of Chrome, Safari, Firefox and Edge. A leading "*" stands for one label or more. */
const services = ['fcm.googleapis.com', '*.push.apple.com', '*.push.services.mozilla.com', '*.notify.windows.com'];

const longestEndpoint = 2048;

/**
 * Reads what a browser's `PushSubscription.toJSON()` gave. The endpoint is an address that our server will call, so
 * that anything but a known push service over https on port 443 is refused.
 * @param simulatorUrl the one other origin that is accepted, where a simulated push service listens
 */
export function parsePushAddress(input: unknown, simulatorUrl?: string): PushAddress | undefined {
  const { endpoint, keys } = fields(input);
  const { p256dh, auth } = fields(keys);
  if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string') return undefined;
  if (!isPushEndpoint(endpoint, simulatorUrl) || !isPublicKey(p256dh) || !isSecret(auth)) return undefined;
  return { endpoint, keys: { p256dh: unpadded(p256dh), auth: unpadded(auth) } } as PushAddress;
}

function isPushEndpoint(endpoint: string, simulatorUrl?: string): boolean {
  if (endpoint.length > longestEndpoint || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  // A browser writes its endpoint in normal form; anything that parsing changes (tabs, backslashes, an IPv4 address in
  // octal) is somebody hoping that two parsers disagree.
  if (url.href !== endpoint || url.username !== '' || url.password !== '' || endpoint.includes('#')) return false;
  if (simulatorUrl !== undefined && url.origin === new URL(simulatorUrl).origin) return true;
  return url.protocol === 'https:' && url.port === '' && services.some((service) => isHostOf(service, url.hostname));
}

/** Compares label by label from the right, so that neither "evilfcm.…" nor "….windows.com.evil" passes. */
function isHostOf(service: string, hostname: string): boolean {
  const wanted = service.split('.').reverse();
  const labels = hostname.split('.').reverse();
  if (labels.includes('') || labels.length < wanted.length) return false;
  if (wanted.at(-1) !== '*' && labels.length !== wanted.length) return false;
  return wanted.every((label, i) => label === '*' || label === labels[i]);
}

const isSecret = (text: string): boolean => decodeBase64Url(text)?.length === 16;

/** 0x04 ‖ x ‖ y, on the curve: a point that is not would only fail later, when an alert is encrypted for it. */
function isPublicKey(text: string): boolean {
  const bytes = decodeBase64Url(text);
  return (
    bytes?.length === 65 && bytes[0] === 4 && isOnP256(integer(bytes.subarray(1, 33)), integer(bytes.subarray(33)))
  );
}

/** NIST SP 800-186 §3.2.1.3: y² = x³ − 3x + b over p. */
function isOnP256(x: bigint, y: bigint): boolean {
  const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

const integer = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

const unpadded = (text: string): string => text.replace(/=+$/, '');

function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]{1,90}={0,2}$/.test(text)) return undefined;
  const body = unpadded(text).replaceAll('-', '+').replaceAll('_', '/');
  return body.length % 4 === 1 ? undefined : Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}

/** The members of whatever was sent; none when it is no object. */
const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
