import { webhookHeaders } from '../../apps/simulator/carrier/webhook';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { writeReceiptToken } from '../../libs/alerting/receipt-token';
import type { PersonId } from '../../libs/people/person';
import { KeptConnection, postOf } from './kept-connection';

/** Where the service takes receipts, and what it takes them for genuine by. */
export interface ServiceAddress {
  readonly port: number;
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Base64; what the service derives for its push receipts. */
  readonly receiptSecret: string;
}

interface Arrived {
  readonly kind: 'push' | 'sms';
  readonly key: string;
  readonly sid?: string;
  readonly status?: 'sent' | 'delivered';
}

/** Devices and carriers speak to the api over so many connections at once. */
const connections = 48;

/** Says of each message that it has arrived, as fast as the service takes it; the rest waits here. */
export class Confirmations {
  confirmed = 0;
  refused = 0;
  private readonly queue: Arrived[] = [];
  private head = 0;
  private readonly idle: KeptConnection[] = [];
  private readonly secret: Buffer;

  constructor(private readonly service: ServiceAddress) {
    this.secret = Buffer.from(service.receiptSecret, 'base64');
    for (let i = 0; i < connections; i++) this.idle.push(new KeptConnection(service.port));
  }

  get waiting(): number {
    return this.queue.length - this.head;
  }

  push(noticeId: number, personId: number, attempt: number): void {
    this.add({ kind: 'push', key: `${noticeId}.${personId}.${attempt}` });
  }

  sms(key: string, sid: string): void {
    this.add({ kind: 'sms', key, sid, status: 'sent' });
    this.add({ kind: 'sms', key, sid, status: 'delivered' });
  }

  private add(arrived: Arrived): void {
    this.queue.push(arrived);
    const connection = this.idle.pop();
    if (connection) void this.drain(connection);
  }

  private async drain(connection: KeptConnection): Promise<void> {
    for (let next = this.take(); next; next = this.take()) {
      const { status } = await connection.ask(this.requestOf(next));
      if (status >= 200 && status < 300) this.confirmed += 1;
      else this.refused += 1;
    }
    this.idle.push(connection);
  }

  private take(): Arrived | undefined {
    if (this.head > 10_000 && this.head * 2 > this.queue.length) {
      this.queue.splice(0, this.head);
      this.head = 0;
    }
    return this.head < this.queue.length ? this.queue[this.head++] : undefined;
  }

  private requestOf({ kind, key, sid = '', status = 'sent' }: Arrived): string {
    if (kind === 'push') {
      const [noticeId, personId, attempt] = key.split('.').map(Number);
      const token = writeReceiptToken({ noticeId, personId: personId as PersonId, attempt }, this.secret);
      return postOf('/v1/receipts/push', { 'content-type': 'application/json' }, JSON.stringify({ token, stage: 'delivered' })); // prettier-ignore
    }
    const path = `/webhooks/sms/status?delivery=${key}`;
    const fields = { MessageSid: sid, MessageStatus: status, AccountSid: this.service.accountSid, ApiVersion: '2010-04-01' }; // prettier-ignore
    const signature = getExpectedTwilioSignature(this.service.authToken, this.service.publicUrl + path, fields);
    return postOf(path, { ...webhookHeaders, 'x-twilio-signature': signature }, new URLSearchParams(fields).toString());
  }
}
