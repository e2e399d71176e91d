import { contentSecurityPolicy } from '../web/content-security-policy';

/**
 * What every answer tells a browser, whatever it is an answer to. The same for all, and so written once and not put
 * together for each request.
 * Under "no-referrer" a browser sends our own forms with the origin "null", which is refused like any other site's.
 */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
} as const;
