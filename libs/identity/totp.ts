import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;
/** RFC 6238 §5.2: one step either way for clocks that differ and people who type slowly. */
const window = 1;

/**
 * The time step (seconds since 1970 / 30) that the code belongs to, within a step of now; undefined when it does not
 * match. The caller remembers the step, so that the code counts once.
 * @param secret base32
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined; // the library throws on digits of other scripts
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp,
    window,
    period: periodSeconds,
  });
  return delta === null ? undefined : TOTP.counter({ timestamp, period: periodSeconds }) + delta;
}

/** The code that an authenticator shows at that moment. */
export function totpCode(secret: string, at: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime(), period: periodSeconds });
}

/** What an authenticator reads from a QR code. */
export function totpUri(secret: string, email: string, agencyName: string): string {
  return new TOTP({
    issuer: `Tocsin ${agencyName}`.replaceAll(':', ' '), // a colon would end the issuer
    label: email,
    secret: Secret.fromBase32(secret),
    period: periodSeconds,
  }).toString();
}
