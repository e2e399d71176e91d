import { createPublicKey, verify } from 'node:crypto';

export type VapidVerdict =
  | { readonly verdict: 'ok'; readonly publicKey: string; readonly expiresAtSeconds: number }
  | { readonly verdict: 'refused'; readonly status: 401 | 403; readonly reason: string };

/** RFC 8292 section 2: not more than a day ahead. */
const longestLifeSeconds = 86_400;

/**
 * Checks the `Authorization: vapid t=…, k=…` header of a push request (RFC 8292).
 * @param origin of the push service, which the token must be made out to
 */
export function checkVapid(authorization: string | undefined, origin: string, nowSeconds: number): VapidVerdict {
  const { token, key } = readHeader(authorization ?? '');
  if (token === undefined || key === undefined) return refused(401, 'no VAPID token and key');
  const parts = token.split('.');
  if (parts.length !== 3) return refused(403, 'the token is no JWT');
  const [header, claims] = [parts[0], parts[1]].map(readJson);
  if (header?.alg !== 'ES256') return refused(403, 'the token is not signed with ES256');
  if (!isSigned(`${parts[0]}.${parts[1]}`, parts[2], key)) return refused(403, 'the signature does not fit the key');
  if (claims?.aud !== origin) return refused(403, `the token is made out to ${String(claims?.aud)}, not to ${origin}`);
  const { exp, sub } = claims;
  if (typeof exp !== 'number' || exp <= nowSeconds) return refused(403, 'the token has expired');
  if (exp > nowSeconds + longestLifeSeconds) return refused(403, 'the token lives longer than 24 hours');
  if (typeof sub !== 'string' || !/^(mailto:|https:)/.test(sub)) return refused(403, 'the subject is no address');
  return { verdict: 'ok', publicKey: key, expiresAtSeconds: exp };
}

const refused = (status: 401 | 403, reason: string): VapidVerdict => ({ verdict: 'refused', status, reason });

function readHeader(authorization: string): { token?: string; key?: string } {
  const [scheme, ...rest] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'vapid') return {};
  const parameters = new Map(
    rest
      .join(' ')
      .split(',')
      .map((parameter) => {
        const [name, ...value] = parameter.trim().split('=');
        return [name, value.join('=').replace(/^"|"$/g, '')] as const;
      }),
  );
  return { token: parameters.get('t'), key: parameters.get('k') };
}

function readJson(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isSigned(text: string, signature: string, key: string): boolean {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  try {
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    return false; // the point is not on the curve
  }
}
