import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { ipNetwork } from '../platform/http/ip-network';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { platformProblems } from '../platform/platform-problems';
import { Problem } from '../platform/problem';
import { hashToken, randomToken } from '../platform/token';
import { Vault } from '../platform/vault/vault';
import { type Credentials, CredentialsService } from './credentials.service';
import { secretsByEmail, secretsById } from './credentials.store';
import { identityProblems } from './identity-problems';
import type { Officer } from './officer';
import { isSeenStale, sessionExpiry, sessionLives } from './session';
import { findSession, insertSession, revokeSession, revokeSessionsOf, touchSession } from './sessions.store';

export interface SignIn extends Credentials {
  readonly email: string;
  readonly ip: string;
  /** The session that the browser held until now; it ends when this sign-in succeeds. */
  readonly replaces?: string;
}

/** Wide enough for a command post behind one address. */
const perAddress: RateLimit = { name: 'officer-sign-in', points: 300, windowSeconds: 900 };
/** By account and address together: whoever fails from elsewhere does not lock the officer out (T35). */
const perAccountAndAddress: RateLimit = { name: 'officer-account', points: 30, windowSeconds: 900 };
const failedStepUps: RateLimit = { name: 'officer-step-up', points: 10, windowSeconds: 900 };

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: DataSource,
    private readonly credentials: CredentialsService,
    private readonly rateLimits: RateLimits,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** @throws sign-in-refused whichever of address, password and code was wrong; too-many-requests */
  async signIn({ email, ip, replaces, ...given }: SignIn): Promise<{ token: string; officer: Officer }> {
    await this.rateLimits.take(perAddress, this.opaque(ipNetwork(ip)));
    await this.rateLimits.take(perAccountAndAddress, this.opaque(`${email} ${ipNetwork(ip)}`));
    const secrets = await secretsByEmail(this.database, email);
    const isProven = await this.credentials.prove(secrets, given);
    if (!secrets || !isProven) throw identityProblems['sign-in-refused']();
    const { passwordHash: _, totpSecretSealed: __, ...officer } = secrets;
    const token = randomToken();
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (replaces !== undefined) await revokeSession(tx, hashToken(replaces), now);
      const expiresAt = sessionExpiry(now);
      await insertSession(tx, { tokenHash: hashToken(token), officerId: officer.id, signedInAt: now, expiresAt });
      const actor = `officer:${officer.publicId}`;
      await this.audit.record(tx, { actor, action: 'signed-in', subject: actor, detail: {} });
    });
    return { token, officer };
  }

  /** The officer of a living session. Reads the database each time, so that a revocation holds at once. */
  async authenticate(token: string): Promise<Officer | undefined> {
    const tokenHash = hashToken(token);
    const session = await findSession(this.database, tokenHash);
    const now = this.clock.now();
    if (!session || !sessionLives(session, now)) return undefined;
    if (isSeenStale(session, now)) await touchSession(this.database, tokenHash, now);
    const { seenAt: _, expiresAt: __, revokedAt: ___, ...officer } = session;
    return officer;
  }

  async signOut(token: string): Promise<void> {
    await revokeSession(this.database, hashToken(token), this.clock.now());
  }

  /**
   * Asks for password and code again before an act that cannot be taken back.
   * Right ones always pass, so that the thief of a session cannot use up the officer's tries; after a few wrong ones
   * every session of the officer ends, which throws the thief out.
   * @throws step-up-refused; not-signed-in when the sessions were ended
   */
  async stepUp(officer: Officer, given: Credentials): Promise<void> {
    const secrets = await secretsById(this.database, officer.id);
    if (await this.credentials.prove(secrets, given)) return;
    const isLast = await this.isOverLimit(failedStepUps, officer.publicId);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (isLast) await revokeSessionsOf(tx, officer.id, now);
      const actor = `officer:${officer.publicId}`;
      await this.audit.record(tx, {
        actor,
        action: 'step-up-failed',
        subject: actor,
        detail: { sessionsEnded: isLast },
      });
    });
    throw isLast ? platformProblems['not-signed-in']() : identityProblems['step-up-refused']();
  }

  /** Addresses of people and machines do not stand in the table of counts. */
  private opaque(key: string): string {
    return this.vault.index(key).toString('base64url');
  }

  private async isOverLimit(limit: RateLimit, key: string): Promise<boolean> {
    try {
      await this.rateLimits.take(limit, key);
      return false;
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.slug === 'too-many-requests') return true;
      throw refusal;
    }
  }
}
