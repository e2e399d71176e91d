import { connect, type Socket } from 'node:net';
import { webhookHeaders } from '../../apps/simulator/carrier/webhook';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { writeReceiptToken } from '../../libs/alerting/receipt-token';
import type { PersonId } from '../../libs/people/person';

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
  private readonly idle: Connection[] = [];
  private readonly secret: Buffer;

  constructor(private readonly service: ServiceAddress) {
    this.secret = Buffer.from(service.receiptSecret, 'base64');
    for (let i = 0; i < connections; i++) this.idle.push(new Connection(service.port));
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

  private async drain(connection: Connection): Promise<void> {
    for (let next = this.take(); next; next = this.take()) {
      const status = await connection.ask(this.requestOf(next));
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
      return post('/v1/receipts/push', { 'content-type': 'application/json' }, JSON.stringify({ token, stage: 'delivered' })); // prettier-ignore
    }
    const path = `/webhooks/sms/status?delivery=${key}`;
    const fields = { MessageSid: sid, MessageStatus: status, AccountSid: this.service.accountSid, ApiVersion: '2010-04-01' }; // prettier-ignore
    const signature = getExpectedTwilioSignature(this.service.authToken, this.service.publicUrl + path, fields);
    return post(path, { ...webhookHeaders, 'x-twilio-signature': signature }, new URLSearchParams(fields).toString());
  }
}

function post(path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries({ host: 'service', ...headers, 'content-length': String(Buffer.byteLength(body)) });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** One kept-alive connection with one request at a time. */
class Connection {
  private socket?: Socket;
  private settle: (status: number) => void = () => undefined;
  private answer = '';

  constructor(private readonly port: number) {}

  /** @returns the answer's status; 0 when there was none */
  ask(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.settle = resolve;
      this.answer = '';
      this.opened().write(request, 'latin1');
    });
  }

  private opened(): Socket {
    if (this.socket && !this.socket.destroyed) return this.socket;
    const socket = connect(this.port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    const closed = (): void => {
      socket.destroy();
      this.settle(0);
    };
    socket.on('data', (chunk: string) => this.read(chunk)).on('error', closed).on('close', closed); // prettier-ignore
    return (this.socket = socket);
  }

  private read(chunk: string): void {
    this.answer += chunk;
    const headEnd = this.answer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.answer.slice(0, headEnd + 2))?.[1] ?? 0);
    if (this.answer.length >= headEnd + 4 + length) this.settle(Number(this.answer.slice(9, 12)));
  }
}
