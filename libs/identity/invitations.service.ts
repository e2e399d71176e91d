import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret } from 'otpauth';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { platformProblems } from '../platform/platform-problems';
import { hashToken, randomToken } from '../platform/token';
import { Vault } from '../platform/vault/vault';
import { insertAgency, lockAgency } from './agencies.store';
import type { AgencyDraft, AgencyId } from './agency';
import { CredentialsService } from './credentials.service';
import { identityProblems } from './identity-problems';
import {
  decideConfirmation,
  type Invitation,
  invitationExpiry,
  type Invitee,
  isConfirmed,
  isOpen,
  type IssuedInvitation,
  needsSecondAdministrator,
} from './invitation';
import { invitationByToken } from './invitations.queries';
import {
  claimInvitation,
  confirmInvitation,
  expireInvitations,
  insertInvitation,
  lockInvitation,
} from './invitations.store';
import { approverFrom, type Officer } from './officer';
import { countAdministrators } from './officers.queries';
import { emailIsTaken, insertOfficer } from './officers.store';
import { passwordFault } from './password';
import { totpStep, totpUri } from './totp';

export interface Acceptance {
  readonly name: string;
  readonly password: string;
  readonly totp: string;
}

@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: DataSource,
    private readonly credentials: CredentialsService,
    private readonly audit: AuditService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Founds an agency and invites its first officers. For the command line alone: whoever runs it holds the database.
   * May be repeated as long as no founder has accepted.
   * @param founders at least one of them an administrator
   * @throws agency-exists, officer-exists
   */
  async foundAgency(draft: AgencyDraft, founders: readonly Invitee[]): Promise<IssuedInvitation[]> {
    if (!founders.some(({ roles }) => roles.includes('administrator'))) {
      throw new RangeError('one of the founders of an agency is an administrator');
    }
    return this.database.transaction(async (tx) => {
      const agency = await insertAgency(tx, draft);
      if (!agency) throw identityProblems['agency-exists']();
      await expireInvitations(tx, agency.id, {}, this.clock.now());
      const issued: IssuedInvitation[] = [];
      for (const founder of founders) {
        issued.push(await this.issue(tx, agency.id, founder, { by: null, needsConfirmation: false }));
      }
      const founding = founders.map(({ roles }, i) => ({ invitation: issued[i].publicId, roles }));
      const detail = { capSender: draft.capSender, founders: founding };
      await this.audit.record(tx, {
        actor: 'operator',
        action: 'agency-founded',
        subject: `agency:${agency.publicId}`,
        detail,
      });
      return issued;
    });
  }

  /** @throws officer-exists */
  invite(by: Officer, invitee: Invitee): Promise<IssuedInvitation> {
    return this.database.transaction(async (tx) => {
      await lockAgency(tx, by.agencyId);
      const needsConfirmation = needsSecondAdministrator(await countAdministrators(tx, by.agencyId));
      const issued = await this.issue(tx, by.agencyId, invitee, { by, needsConfirmation });
      await this.audit.record(tx, {
        actor: `officer:${by.publicId}`,
        action: 'officer-invited',
        subject: `invitation:${issued.publicId}`,
        detail: { roles: invitee.roles, soleAdministrator: !needsConfirmation },
      });
      return issued;
    });
  }

  /** By another administrator than the one who invited. Confirming twice changes nothing. */
  confirm(by: Officer, publicId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invitation = await lockInvitation(tx, by.agencyId, publicId);
      if (!invitation) throw platformProblems['not-found']();
      const verdict = decideConfirmation(invitation, by.id, this.clock.now());
      if (verdict === 'confirmed-already') return;
      if (verdict !== 'ok') throw identityProblems[verdict]();
      await confirmInvitation(tx, publicId, by.id);
      const actor = `officer:${by.publicId}`;
      const detail = { roles: invitation.roles };
      await this.audit.record(tx, { actor, action: 'invitation-confirmed', subject: `invitation:${publicId}`, detail });
    });
  }

  /** What the invited person sees: who invites them to what, and what to put into an authenticator. */
  async view(token: string): Promise<{ invitation: Invitation; totpUri: string }> {
    const invitation = await this.usableInvitation(token);
    return { invitation, totpUri: totpUri(this.totpSecretOf(invitation), invitation.email, invitation.agencyName) };
  }

  /**
   * Makes the officer. The link works once, however many requests race for it.
   * @throws invitation-gone, invitation-unconfirmed, password-refused, totp-refused, officer-exists
   */
  async accept(token: string, { name, password, totp }: Acceptance): Promise<void> {
    const invitation = await this.usableInvitation(token);
    const { agencyId, email, roles } = invitation;
    const fault = passwordFault(password, email);
    if (fault !== undefined) throw identityProblems['password-refused'](fault);
    const now = this.clock.now();
    const secret = this.totpSecretOf(invitation);
    const step = totpStep(secret, totp, now);
    if (step === undefined) throw identityProblems['totp-refused']();
    const passwordHash = await this.credentials.hashPassword(password);
    const publicId = randomUUID();
    await this.database.transaction(async (tx) => {
      if (!(await claimInvitation(tx, hashToken(token), now))) throw identityProblems['invitation-gone']();
      const isNew = await insertOfficer(tx, {
        publicId,
        agencyId,
        email,
        name,
        passwordHash,
        roles,
        totpSecretSealed: this.credentials.sealTotpSecret(secret, publicId),
        totpLastStep: step,
        createdAt: now,
        approverFrom: approverFrom(now, invitation.invitedBy === null),
      });
      if (!isNew) throw identityProblems['officer-exists']();
      await this.audit.record(tx, {
        actor: `officer:${publicId}`,
        action: 'invitation-accepted',
        subject: `invitation:${invitation.publicId}`,
        detail: { roles },
      });
    });
  }

  private async issue(
    tx: EntityManager,
    agencyId: AgencyId,
    { email, roles }: Invitee,
    { by, needsConfirmation }: { by: Officer | null; needsConfirmation: boolean },
  ): Promise<IssuedInvitation> {
    if (await emailIsTaken(tx, email)) throw identityProblems['officer-exists']();
    const now = this.clock.now();
    await expireInvitations(tx, agencyId, { email }, now);
    const issued = {
      publicId: randomUUID(),
      email,
      token: randomToken(),
      needsConfirmation,
      expiresAt: invitationExpiry(now),
    };
    await insertInvitation(tx, {
      ...issued,
      agencyId,
      roles,
      tokenHash: hashToken(issued.token),
      invitedBy: by?.id ?? null,
      totpSecretSealed: this.vault.seal(new Secret({ size: 20 }).base32, contextOf(issued.publicId)),
    });
    return issued;
  }

  private async usableInvitation(token: string): Promise<Invitation> {
    const invitation = await invitationByToken(this.database, hashToken(token));
    if (!invitation || !isOpen(invitation, this.clock.now())) throw identityProblems['invitation-gone']();
    if (!isConfirmed(invitation)) throw identityProblems['invitation-unconfirmed']();
    return invitation;
  }

  private totpSecretOf(invitation: Invitation): string {
    return this.vault.open(invitation.totpSecretSealed, contextOf(invitation.publicId));
  }
}

const contextOf = (invitationPublicId: string): string => `invitation:${invitationPublicId}:totp`;
