import { randomUUID } from 'node:crypto';
import type { WebhookAnswer, Webhooks } from '../webhooks.service';
import { forgedWebhook, type Forgery } from './forgery';
import type { Delays, PhoneCondition } from './lifecycle';
import type { Message } from './message';
import { Messages } from './messages';
import { optOutCommand } from './opt-out';
import { barredPair, newSid, Outbound } from './outbound.service';
import { measured } from './segments';
import { longestValiditySeconds } from './send-request';
import { readReplies } from './twiml';
import { inboundParameters, signedWebhook, type WebhookParameters } from './webhook';

export interface CarrierSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number that phones write to, and that a messaging service sends from. */
  readonly number: string;
  /** Path of the service's webhook for incoming SMS. */
  readonly inboundPath: string;
  /** Where an incoming SMS goes when the first address fails; nowhere when left out, which is Twilio's default. */
  readonly fallbackPath?: string;
  readonly delays: Delays;
  /** Whether English keywords such as STOP bar a phone from further messages, as they do at Twilio by default. */
  readonly keywordOptOut: boolean;
  readonly keptMessages: number;
}

/** What someone types into a phone, and how roughly the carrier passes it on. */
export interface PhoneText {
  readonly from: string;
  readonly body: string;
  /** The number that wrote to the phone last, when left out. */
  readonly to?: string;
  /** How many more times the same webhook is sent after the first. */
  readonly repeats?: number;
  readonly afterMs?: number;
  /** Tries after an answer of 5xx or none; Twilio makes none for SMS. */
  readonly retries?: number;
  /** Sent by someone else in the phone's name: nothing appears on the phone. */
  readonly forgery?: Forgery;
}

export interface PhoneTextOutcome {
  readonly sid: string;
  /** What the webhook answered the first time; 0 when it did not. */
  readonly status: number;
  /** What it answered each time, repeats included. */
  readonly statuses: readonly number[];
  /** Texts that came back in the webhook's own answer. */
  readonly replies: readonly string[];
}

/** The simulated carrier and the phones on its network. */
export class Carrier {
  readonly messages: Messages;
  readonly outbound: Outbound;
  readonly #conditions = new Map<string, PhoneCondition>();
  /** Pairs of phone and number: a STOP bars the number that it was sent to, and no other. */
  readonly #barred = new Set<string>();

  constructor(
    private readonly settings: CarrierSettings,
    private readonly parts: ConstructorParameters<typeof Outbound>[3] & { readonly webhooks: Webhooks },
  ) {
    this.messages = new Messages(settings.keptMessages);
    this.outbound = new Outbound(
      settings,
      { conditions: this.#conditions, barred: this.#barred },
      this.messages,
      parts,
    );
  }

  /** Types a text into a phone and passes it to the service's webhook. */
  async receive(text: PhoneText): Promise<PhoneTextOutcome> {
    const message = this.#incoming(text);
    if (text.afterMs) await new Promise<void>((resolve) => this.parts.timeline.after(text.afterMs ?? 0, resolve));
    const url = this.parts.webhooks.publicAddress(this.settings.inboundPath);
    if (url === '')
      throw Object.assign(new Error('the service is unknown: connect() tells where it is'), { statusCode: 409 });
    const parameters = inboundParameters(message, this.settings.accountSid);
    if (text.forgery !== undefined) {
      const { status } = await this.parts.webhooks.post(
        url,
        forgedWebhook(text.forgery, this.settings.authToken, url, parameters),
      );
      return { sid: message.sid, status, statuses: [status], replies: [] };
    }
    this.parts.threads.show(message.from, message, message.createdAtMs);
    this.messages.add(message);
    this.#heedOptOut(message);
    const answers: WebhookAnswer[] = [];
    for (let turn = 0; turn <= (text.repeats ?? 0); turn++)
      answers.push(await this.#post(url, parameters, text.retries ?? 0));
    const replies = answers.flatMap((answer) => this.#reply(message, answer));
    const statuses = answers.map(({ status }) => status);
    if (statuses[0] < 200 || statuses[0] > 299) message.errorCode = webhookFailed;
    const { from, to, body, sid } = message;
    const at = new Date(message.createdAtMs).toISOString();
    this.parts.write({ event: 'answer', at, kind: 'sms', from, to, body, sid, status: statuses[0] });
    return { sid, status: statuses[0], statuses, replies };
  }

  /** The texts that a phone got, oldest first, as far as memory goes back. */
  sentTo(phone: string): string[] {
    const entries = this.parts.threads.of(phone)?.entries ?? [];
    return entries.flatMap((entry) => (entry.kind === 'sms' && entry.direction !== 'inbound' ? [entry.body] : []));
  }

  /** Numbers that got or wrote something. */
  phones(): string[] {
    return this.parts.threads.owners().filter((owner) => owner.startsWith('+'));
  }

  setCondition(phone: string, condition: PhoneCondition): void {
    if (condition === 'well') this.#conditions.delete(phone);
    else this.#conditions.set(phone, condition);
  }

  conditionOf(phone: string): PhoneCondition {
    return this.#conditions.get(phone) ?? 'well';
  }

  async #post(url: string, parameters: WebhookParameters, retries: number): Promise<WebhookAnswer> {
    const webhook = signedWebhook(this.settings.authToken, url, parameters, randomUUID());
    let answer = await this.parts.webhooks.post(url, webhook);
    for (let left = retries; left > 0 && hasFailed(answer); left--)
      answer = await this.parts.webhooks.post(url, webhook);
    if (!hasFailed(answer) || this.settings.fallbackPath === undefined) return answer;
    const fallback = this.parts.webhooks.publicAddress(this.settings.fallbackPath);
    const complaint = { ...parameters, ErrorCode: String(webhookFailed), ErrorUrl: url };
    return this.parts.webhooks.post(
      fallback,
      signedWebhook(this.settings.authToken, fallback, complaint, randomUUID()),
    );
  }

  #reply(to: Message, answer: WebhookAnswer): string[] {
    if (answer.status < 200 || answer.status > 299) return [];
    return readReplies(answer.contentType, answer.text).flatMap((reply) => {
      const recipient = reply.to ?? to.from;
      const outbound = { to: recipient, from: to.to, body: reply.body, validitySeconds: longestValiditySeconds };
      const { verdict } = this.outbound.hand({ ...outbound, direction: 'outbound-reply' });
      return verdict === 'accepted' ? [reply.body] : [];
    });
  }

  #incoming(text: PhoneText): Message {
    const now = Date.now();
    return {
      kind: 'sms',
      sid: newSid(),
      direction: 'inbound',
      from: text.from,
      to: text.to ?? this.#lastSender(text.from) ?? this.settings.number,
      body: text.body,
      segments: measured(text.body).segments,
      messagingServiceSid: null,
      createdAtMs: now,
      updatedAtMs: now,
      sentAtMs: now,
      status: 'received',
      errorCode: null,
    };
  }

  /** A name made of letters cannot be answered. */
  #lastSender(phone: string): string | undefined {
    const senders = (this.parts.threads.of(phone)?.entries ?? []).flatMap((entry) =>
      entry.kind === 'sms' && entry.direction !== 'inbound' && /^\+?\d+$/.test(entry.from) ? [entry.from] : [],
    );
    return senders.at(-1);
  }

  #heedOptOut(message: Message): void {
    if (!this.settings.keywordOptOut) return;
    const command = optOutCommand(message.body);
    if (command === 'stop') this.#barred.add(barredPair(message.from, message.to));
    if (command !== 'start') return;
    this.#barred.delete(barredPair(message.from, message.to));
    if (this.conditionOf(message.from) === 'opted-out') this.setCondition(message.from, 'well');
  }
}

/** Twilio's "HTTP retrieval failure". */
const webhookFailed = 11200;

const hasFailed = ({ status }: WebhookAnswer): boolean => status === 0 || status >= 500;
