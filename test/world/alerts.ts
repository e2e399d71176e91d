import type { HeldClock } from './held-clock';
import type { Officer } from './officers';
import { type AlertOverrides, storyDraft } from './story-alert';

/** A version of an alert, as the officers' routes name it. */
export interface AlertVersion {
  /** Of the incident. */
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly contentHash: string;
}

interface Desk {
  author(): Promise<Officer>;
  approver(): Promise<Officer>;
  secondApprover(): Promise<Officer>;
}

/** Two officers at work: one writes, the other approves, over HTTP. Nothing here waits for what follows from it. */
export class Alerts {
  constructor(
    private readonly desk: Desk,
    private readonly clock: HeldClock,
  ) {}

  async publish(overrides?: AlertOverrides): Promise<AlertVersion> {
    return this.approveFully(await this.submit(await this.draft(overrides)));
  }

  async draft(overrides?: AlertOverrides): Promise<AlertVersion> {
    const author = await this.desk.author();
    return versionOf(await author.post('/v1/incidents', storyDraft(this.clock.now(), overrides)));
  }

  async submit({ id }: { readonly id: string }): Promise<AlertVersion> {
    const author = await this.desk.author();
    return versionOf(await author.post(`/v1/incidents/${id}/submit`));
  }

  /** What goes to far more people than usual is approved by a second person too. */
  private async approveFully(pending: AlertVersion): Promise<AlertVersion> {
    const version = await this.approve(pending);
    if (version.status !== 'pending') return version;
    const second = await this.desk.secondApprover();
    const { id, contentHash } = pending;
    return versionOf(await second.post(`/v1/incidents/${id}/approve`, { contentHash, ...second.stepUp() }));
  }

  async approve({ id, contentHash }: Pick<AlertVersion, 'id' | 'contentHash'>): Promise<AlertVersion> {
    const approver = await this.desk.approver();
    return versionOf(await approver.post(`/v1/incidents/${id}/approve`, { contentHash, ...approver.stepUp() }));
  }

  async update({ id }: { readonly id: string }, overrides?: AlertOverrides): Promise<AlertVersion> {
    const { mode: _, ...draft } = storyDraft(this.clock.now(), overrides) as Record<string, unknown>;
    const author = await this.desk.author();
    await author.post(`/v1/incidents/${id}/versions`, draft);
    return this.approveFully(await this.submit({ id }));
  }

  async allClear({ id }: { readonly id: string }): Promise<AlertVersion> {
    const author = await this.desk.author();
    await author.post(`/v1/incidents/${id}/all-clear`);
    return this.approveFully(await this.submit({ id }));
  }

  /** The false alarm, called off by one officer. */
  async cancel({ id }: { readonly id: string }, reason = 'Entrée par erreur'): Promise<AlertVersion> {
    const approver = await this.desk.approver();
    return versionOf(await approver.post(`/v1/incidents/${id}/cancel`, { reason, ...approver.stepUp() }));
  }
}

const versionOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }): AlertVersion => ({
  id: String(body['id']),
  version: Number(body['version']),
  status: String(body['status']),
  contentHash: String(body['contentHash']),
});
