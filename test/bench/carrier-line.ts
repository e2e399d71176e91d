import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { webhookHeaders } from '../../apps/simulator/carrier/webhook';
import type { ServiceAddress } from './fan-out-confirmations';
import { type Answer, KeptConnection, postOf } from './kept-connection';

const lines = 64;

/** The carrier that asks our webhooks: signed forms over connections that it keeps, and how long each answer took. */
export class CarrierLine implements Disposable {
  /** Milliseconds from the moment at which each form was due. */
  readonly took: number[] = [];
  readonly statuses: Record<string, number> = {};
  private readonly all: readonly KeptConnection[];
  private readonly idle: KeptConnection[];
  private readonly waiting: ((connection: KeptConnection) => void)[] = [];

  constructor(private readonly service: ServiceAddress) {
    this.all = Array.from({ length: lines }, () => new KeptConnection(service.port));
    this.idle = [...this.all];
  }

  /** @param dueAt of `performance.now()`: what has to wait for a free line has begun to wait then */
  async post(path: string, fields: Readonly<Record<string, string>>, dueAt = performance.now()): Promise<Answer> {
    const { publicUrl, authToken, accountSid: AccountSid } = this.service;
    const form = { ...fields, AccountSid, ApiVersion: '2010-04-01' };
    const signature = getExpectedTwilioSignature(authToken, publicUrl + path, form);
    const headers = { ...webhookHeaders, 'x-twilio-signature': signature };
    const connection = this.idle.pop() ?? (await new Promise<KeptConnection>((free) => this.waiting.push(free)));
    const answer = await connection.ask(postOf(path, headers, new URLSearchParams(form).toString()));
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.idle.push(connection);
    this.took.push(performance.now() - dueAt);
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    return answer;
  }

  /** What has been measured so far does not count. */
  forget(): void {
    this.took.length = 0;
    for (const status of Object.keys(this.statuses)) delete this.statuses[status];
  }

  [Symbol.dispose](): void {
    for (const connection of this.all) connection.close();
  }
}
