import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { maskPhone, type PhoneNumber } from '../../channels/phone-number';
import { acceptedFollowers } from '../../circles/followers.queries';
import type { Officer } from '../../identity/officer';
import { SessionsService } from '../../identity/sessions.service';
import { ownIncident } from '../../incidents/incidents.queries';
import { contactsOf, personOfPhone } from '../../people/people.queries';
import { Clock } from '../../platform/clock';
import { Vault } from '../../platform/vault/vault';
import { type DeathFile, type DeathVerdict, decideDeathFile } from './death-file';
import {
  deathFileLook, deathFilesOf, insertDeathFile, lockDeathFile, saveVerdict, sealedReason,
} from './death-file.store'; // prettier-ignore
import { liaisonProblems } from './liaison-problems';

/** Proof, at this moment, of who acts. */
export interface Proof {
  readonly password: string;
  readonly totp: string;
}

/** Somebody whom an officer has to speak with; nobody hears of a death by a message. */
export interface FollowerToCall {
  readonly name: string;
  /** Masked until an officer says why it is needed. */
  readonly phone: string;
}

export interface DeathFileLook extends DeathFile {
  readonly openedByName: string;
  readonly decidedByName: string | null;
  readonly reason: string;
  readonly personName: string;
  readonly maskedPhone: string;
}

const statusAfter = { confirm: 'confirmed', reject: 'rejected' } as const;

/** Two liaison officers establish that somebody has died; from the first one's act on, no automatic notice leaves. */
@Injectable()
export class DeathFilesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws incident-not-found, person-unknown, death-file-stands, step-up-refused */
  async open(
    officer: Officer,
    incident: string,
    { phone, reason }: { readonly phone: PhoneNumber; readonly reason: string },
    proof: Proof,
  ): Promise<{ readonly publicId: string }> {
    await this.sessions.stepUp(officer, proof);
    return this.database.transaction(async (tx) => {
      const { id: incidentId } = await ownIncident(tx, officer, incident);
      const person = await personOfPhone(tx, this.vault, phone);
      if (!person) throw liaisonProblems['person-unknown']();
      const publicId = randomUUID();
      const reasonSealed = this.vault.seal(reason, sealedReason(publicId));
      const opened = { openedBy: officer.id, openedAt: this.clock.now() };
      if (!(await insertDeathFile(tx, { publicId, incidentId, personId: person.id, reasonSealed, ...opened })))
        throw liaisonProblems['death-file-stands']();
      await this.record(tx, officer, 'opened', publicId);
      return { publicId };
    });
  }

  /** @throws incident-not-found, death-file-not-found, death-file-decided, second-liaison-needed, step-up-refused */
  async decide(
    officer: Officer,
    { incident, file }: { readonly incident: string; readonly file: string },
    verdict: DeathVerdict,
    proof: Proof,
  ): Promise<void> {
    await this.sessions.stepUp(officer, proof);
    await this.database.transaction(async (tx) => {
      const found = await this.file(tx, officer, incident, file);
      const answer = decideDeathFile(found, verdict, officer.id);
      if (answer !== 'ok') throw liaisonProblems[answer]();
      const status = statusAfter[verdict];
      await saveVerdict(tx, found.id, { status, decidedBy: officer.id, decidedAt: this.clock.now() });
      await this.record(tx, officer, status, found.publicId);
    });
  }

  /** @throws incident-not-found */
  async list(officer: Officer, incident: string): Promise<DeathFile[]> {
    const { id } = await ownIncident(this.database, officer, incident);
    return deathFilesOf(this.database, id);
  }

  /** What the second officer has to know. @throws incident-not-found, death-file-not-found */
  async look(officer: Officer, incident: string, file: string): Promise<DeathFileLook> {
    const { id } = await ownIncident(this.database, officer, incident);
    const found = await deathFileLook(this.database, id, file);
    if (!found) throw liaisonProblems['death-file-not-found']();
    const { reasonSealed, ...known } = found;
    const [person] = await contactsOf(this.database, this.vault, [found.personId]);
    return {
      ...known,
      reason: this.vault.open(reasonSealed, sealedReason(found.publicId)),
      personName: person?.name ?? '',
      maskedPhone: person ? maskPhone(person.phone) : '',
    };
  }

  /**
   * Those who follow the person, for an officer to call.
   * @param reason with it the numbers are shown in full, and the look is kept
   * @throws incident-not-found, death-file-not-found
   */
  followers(officer: Officer, incident: string, file: string, reason?: string): Promise<FollowerToCall[]> {
    return this.database.transaction(async (tx) => {
      const { personId, publicId } = await this.file(tx, officer, incident, file);
      const follows = await acceptedFollowers(tx, [personId]);
      const contacts = await contactsOf(tx, this.vault, follows.map(({ followerId }) => followerId)); // prettier-ignore
      if (reason !== undefined) await this.record(tx, officer, 'revealed', publicId, reason);
      return contacts.map(({ name, phone }) => ({
        name: name ?? '',
        phone: reason === undefined ? maskPhone(phone) : phone,
      }));
    });
  }

  private async file(tx: EntityManager, officer: Officer, incident: string, publicId: string): Promise<DeathFile> {
    const { id } = await ownIncident(tx, officer, incident);
    const found = await lockDeathFile(tx, id, publicId);
    if (!found) throw liaisonProblems['death-file-not-found']();
    return found;
  }

  private async record(
    tx: EntityManager,
    officer: Officer,
    act: 'opened' | 'confirmed' | 'rejected' | 'revealed',
    publicId: string,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: `officer:${officer.publicId}`,
      action: `death-file-${act}`,
      subject: `death-file:${publicId}`,
      detail: reason === undefined ? {} : { reason },
    });
  }
}
