import type { DataSource } from 'typeorm';
import { AuditService } from '../../libs/audit/audit.service';
import { agencyDraft } from '../../libs/identity/agency.schema';
import { CredentialsService } from '../../libs/identity/credentials.service';
import { InvitationsService } from '../../libs/identity/invitations.service';
import type { OfficerRole } from '../../libs/identity/officer';
import { totpCode } from '../../libs/identity/totp';
import type { Clock } from '../../libs/platform/clock';
import { sql } from '../../libs/platform/database/sql';
import type { Vault } from '../../libs/platform/vault/vault';
import { HttpClient } from '../world/http';
import { type AlertOverrides, storyDraft, storyTerritory } from '../world/story-alert';

const password = 'la pluie tombe rue 12';

export interface Version {
  /** Of the incident. */
  readonly id: string;
  readonly contentHash: string;
}

interface Signer {
  readonly http: HttpClient;
  readonly secret: string;
}

/** An author and two approvers. */
export class Desk {
  private constructor(
    private readonly database: DataSource,
    private readonly author: HttpClient,
    private readonly approver: Signer,
    private readonly second: Signer,
  ) {}

  static async open(database: DataSource, vault: Vault, clock: Clock, url: string): Promise<Desk> {
    const credentials = new CredentialsService(database, vault, clock);
    const invitations = new InvitationsService(database, credentials, new AuditService(clock), vault, clock);
    const draft = agencyDraft.parse({
      name: 'Préfecture de police',
      capSender: 'alerte@prefecture.example',
      timeZone: 'Europe/Paris',
      phoneRegion: 'FR',
      territory: storyTerritory,
    });
    const roles: OfficerRole[][] = [['author'], ['approver', 'administrator'], ['approver']];
    const wanted = roles.map((held, i) => ({ email: `${held[0]}-${i}@prefecture.example`, roles: held }));
    const issued = await invitations.foundAgency(draft, wanted);
    const anyone = new HttpClient(() => url);
    const arrived = [];
    for (const { token, email } of issued) arrived.push(await arrive(anyone, database, token, email));
    const [author, approver, second] = arrived;
    return new Desk(database, author.http, approver, second);
  }

  get anOfficer(): HttpClient {
    return this.approver.http;
  }

  async submit(overrides?: AlertOverrides): Promise<Version> {
    const { body } = await this.author.must('POST', '/v1/incidents', storyDraft(new Date(), overrides));
    return versionOf(await this.author.must('POST', `/v1/incidents/${String(body['id'])}/submit`));
  }

  /** One try; undefined when no answer came, so that nobody knows. */
  async approve({ id, contentHash }: Version, signer = this.approver): Promise<number | undefined> {
    const body = { contentHash, ...(await this.stepUp(signer)) };
    return signer.http.ask('POST', `/v1/incidents/${id}/approve`, { body }).then(
      ({ status }) => status,
      () => undefined,
    );
  }

  async publish(overrides?: AlertOverrides): Promise<Version> {
    const version = await this.submit(overrides);
    const status = await this.approve(version);
    if (status === undefined || status >= 300) throw new Error(`the approval was answered ${status}`);
    // An alert for very many takes two.
    const { body } = await this.author.must('GET', `/v1/incidents/${version.id}`);
    if (body['status'] !== 'active') await this.approve(version, this.second);
    return version;
  }

  async cancel({ id }: Version): Promise<void> {
    await this.approver.http.must('POST', `/v1/incidents/${id}/cancel`, {
      reason: 'Entrée par erreur',
      ...(await this.stepUp(this.approver)),
    });
  }

  /** A code counts once and the next comes in half a minute: what was used is forgotten here, to save the wait. */
  private async stepUp({ secret }: Signer): Promise<{ readonly password: string; readonly totp: string }> {
    await forgetCodes(this.database);
    return { password, totp: totpCode(secret, new Date()) };
  }
}

async function arrive(anyone: HttpClient, database: DataSource, token: string, email: string) {
  const { body } = await anyone.must('GET', `/v1/invitations/${token}`);
  const secret = new URL(String(body['totpUri'])).searchParams.get('secret') ?? '';
  const code = () => totpCode(secret, new Date());
  await anyone.must('POST', `/v1/invitations/${token}/accept`, { name: 'Camille Laurent', password, totp: code() });
  await forgetCodes(database);
  const { headers } = await anyone.must('POST', '/v1/sessions', { email, password, totp: code() });
  return { secret, http: anyone.as({ cookie: headers.get('set-cookie')?.split(';', 1)[0] ?? '' }) };
}

async function forgetCodes(database: DataSource): Promise<void> {
  await sql(database, 'UPDATE officer SET totp_last_step = 0, code_tries = 0');
}

const versionOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }): Version => ({
  id: String(body['id']),
  contentHash: String(body['contentHash']),
});
