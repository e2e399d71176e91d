import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import { type OfficerSecrets, takeCodeTry, useTotpStep } from './credentials.store';
import { totpStep } from './totp';

export interface Credentials {
  readonly password: string;
  /** Six digits. */
  readonly totp: string;
}

/** Argon2id, the library's default kind; OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Stands in for an officer who does not exist, so that an unknown address costs as much as a wrong password. */
const nobody = {
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$3RpoSNQ5Gl1BYSI1BhKCAg$vrRjvr36dQ6e+srknbYw9ruguNjtGvWjKJRFSf19ihw',
  totpSecret: 'U3P3VYAZWFPRGMLEM7264NBHSRDWXB4Y',
};

@Injectable()
export class CredentialsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether password and code are the officer's; the code is used up. Nothing tells which of them was wrong.
   * @param officer undefined for an address that nobody has: the answer is no, after the same work
   */
  async prove(officer: OfficerSecrets | undefined, { password, totp }: Credentials): Promise<boolean> {
    const now = this.clock.now();
    const passwordIsRight = await verify(officer?.passwordHash ?? nobody.passwordHash, normal(password));
    const secret = officer ? this.openTotpSecret(officer) : nobody.totpSecret;
    const step = totpStep(secret, totp, now);
    if (!officer || !passwordIsRight || !(await takeCodeTry(this.database, officer.id, now))) return false;
    return step !== undefined && useTotpStep(this.database, officer.id, step);
  }

  hashPassword(password: string): Promise<string> {
    return hash(normal(password), argon2);
  }

  sealTotpSecret(secret: string, officerPublicId: string): Buffer {
    return this.vault.seal(secret, contextOf(officerPublicId));
  }

  private openTotpSecret(officer: OfficerSecrets): string {
    return this.vault.open(officer.totpSecretSealed, contextOf(officer.publicId));
  }
}

const contextOf = (officerPublicId: string): string => `officer:${officerPublicId}:totp`;

/** The same password typed on another keyboard: "é" is one code point on some, two on others (RFC 8265 §4.2). */
const normal = (password: string): string => password.normalize('NFC');
