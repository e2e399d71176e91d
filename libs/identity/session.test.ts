import { isSeenStale, type Session, sessionExpiry, sessionLives } from './session';

const signedInAt = new Date('2015-11-13T20:00:00Z');
const session: Session = { seenAt: signedInAt, expiresAt: sessionExpiry(signedInAt), revokedAt: null };
const after = (seconds: number) => new Date(signedInAt.getTime() + seconds * 1000);

test.each([
  ['just begun', {}, 0, true],
  ['left alone for a second less than a quarter of an hour', {}, 899, true],
  ['left alone for a quarter of an hour', {}, 900, false],
  ['busy for a second less than six hours', { seenAt: after(21_590) }, 21_599, true],
  ['busy for six hours', { seenAt: after(21_590) }, 21_600, false],
  ['revoked', { revokedAt: after(1) }, 2, false],
])('a session %s', (_, change, seconds, lives) => {
  expect(sessionLives({ ...session, ...change }, after(seconds))).toBe(lives);
});

test('being seen is written down once a minute at most', () => {
  expect(isSeenStale(session, after(59))).toBe(false);
  expect(isSeenStale(session, after(60))).toBe(true);
});
