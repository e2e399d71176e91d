import { setTimeout as delay } from 'node:timers/promises';
import { URI } from 'otpauth';
import { totpCode } from '../../../libs/identity/totp';
import { httpAnswer, httpJson } from './http-json.service';
import { momentOfStep, nextTotpStep } from './totp-steps';

export interface VersionAnswer {
  readonly id: string;
  readonly contentHash: string;
  readonly status: string;
}

/** Long enough for everybody to read in a terminal, and of no worth: this service listens on this machine only. */
const password = 'lampadaire-orange-75';

/** An officer at a desk: accepts the invitation, signs in, and proves who they are again for what cannot be undone. */
export class DemoOfficer {
  readonly password = password;
  totpSecret = '';
  private cookie = '';
  private lastStep = 0;

  constructor(
    private readonly serverUrl: string,
    readonly name: string,
    readonly email: string,
  ) {}

  async acceptInvitation(token: string): Promise<void> {
    const address = `${this.serverUrl}/v1/invitations/${token}`;
    const { totpUri } = await httpJson<{ totpUri: string }>(address, { method: 'GET' });
    this.totpSecret = URI.parse(totpUri).secret.base32;
    await httpJson(`${address}/accept`, { body: { name: this.name, password, totp: await this.code() } });
    const signIn = { email: this.email, password, totp: await this.code() };
    const answer = await httpAnswer(`${this.serverUrl}/v1/sessions`, { body: signIn });
    this.cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '); // prettier-ignore
  }

  /** Hands in the CAP message of another system; nobody is told anything by that. */
  receiveCap(xml: string): Promise<VersionAnswer> {
    return this.post('/v1/cap', xml, { 'content-type': 'application/cap+xml' });
  }

  async draftAlert(draft: object): Promise<VersionAnswer> {
    const { id } = await this.post('/v1/incidents', draft);
    return this.post(`/v1/incidents/${id}/submit`);
  }

  async draftUpdate(incident: string, draft: object): Promise<VersionAnswer> {
    await this.post(`/v1/incidents/${incident}/versions`, draft);
    return this.post(`/v1/incidents/${incident}/submit`);
  }

  async draftAllClear(incident: string): Promise<VersionAnswer> {
    await this.post(`/v1/incidents/${incident}/all-clear`);
    return this.post(`/v1/incidents/${incident}/submit`);
  }

  /** Publishes what the other officer wrote; waits for a code that was not used yet. */
  async approve({ id, contentHash }: VersionAnswer): Promise<VersionAnswer> {
    return this.post(`/v1/incidents/${id}/approve`, { contentHash, password, totp: await this.code() });
  }

  private post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<VersionAnswer> {
    return httpJson<VersionAnswer>(this.serverUrl + path, { headers: { cookie: this.cookie, ...headers }, body });
  }

  private async code(): Promise<string> {
    const { step, waitMs } = nextTotpStep(this.lastStep, new Date());
    if (waitMs > 0) await delay(waitMs);
    this.lastStep = step;
    return totpCode(this.totpSecret, momentOfStep(step));
  }
}
