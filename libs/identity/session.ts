/** However busy, an officer signs in again after this. */
export const sessionHours = 6;
/** A screen left alone signs itself out. */
export const idleMinutes = 15;
/** `seenAt` is written at most this often, so that reading a board does not write a row per request. */
export const seenEverySeconds = 60;

export interface Session {
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export function sessionLives(session: Session, now: Date): boolean {
  const idleSince = now.getTime() - session.seenAt.getTime();
  return session.revokedAt === null && session.expiresAt > now && idleSince < idleMinutes * 60_000;
}

export function sessionExpiry(signedInAt: Date): Date {
  return new Date(signedInAt.getTime() + sessionHours * 3_600_000);
}

export function isSeenStale(session: Session, now: Date): boolean {
  return now.getTime() - session.seenAt.getTime() >= seenEverySeconds * 1000;
}
