import { totpCode, totpStep, totpUri } from './totp';

/** "12345678901234567890", the secret of RFC 6238 appendix B, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is the last six digits of RFC 6238 appendix B, %s', (seconds, code) => {
  expect(totpCode(secret, new Date(seconds * 1000))).toBe(code);
  expect(totpStep(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test('a code holds one step early and one step late, and says which step it is of', () => {
  const at = (step: number) => new Date(step * 30_000 + 10_000);
  const code = totpCode(secret, at(1000));
  expect([998, 999, 1000, 1001, 1002].map((step) => totpStep(secret, code, at(step)))).toEqual([
    undefined,
    1000,
    1000,
    1000,
    undefined,
  ]);
});

test.each(['', '12345', '1234567', 'abcdef', '٢٨٧٠٨٢'])('%j is no code', (code) => {
  expect(totpStep(secret, code, new Date(59_000))).toBeUndefined();
});

test('an agency whose name holds a colon still gives an address that an authenticator reads', () => {
  const uri = new URL(totpUri(secret, 'a@b.example', 'Préfecture: Paris'));
  expect(uri.searchParams.get('secret')).toBe(secret);
  expect(uri.searchParams.get('issuer')).toBe('Tocsin Préfecture  Paris');
  expect(decodeURIComponent(uri.pathname).split(':')).toHaveLength(2);
});
