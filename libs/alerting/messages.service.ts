import { Injectable } from '@nestjs/common';
import { CarriersService } from '../channels/carriers.service';
import { type Channel, channelOf, type ChannelCode, type SendResult, withdrawn } from '../channels/channel';
import { direction } from '../channels/language';
import { smsSize } from '../channels/sms-text';
import type { PushAddress } from '../channels/push-address';
import { answerLinkKey } from '../check-ins/answer-link-key';
import { writeAnswerToken } from '../check-ins/answer-token';
import type { Contact } from '../people/people.queries';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { within } from '../platform/process/within';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { Vault } from '../platform/vault/vault';
import { answerUrl, asksForAnswer, ofPerson } from './answer-url';
import type { DeliveryRow, NoticeRow } from './delivery.store';
import type { Template } from './message-text';
import { writeDeliveryKey, writeReceiptToken } from './receipt-token';
import type { PushTarget } from './push-targets.service';
import type { RenderedText } from './rendered-text';
import { wordMessage } from './word-message';

/** Wording takes a fraction of a second; words that take so long are broken, and nobody else waits for them any longer. */
const wordWithinMs = 5000;
const unsayableMs = 10_000;
/** Few words take no time, and there are thousands of them a second; a limit costs a quarter of a millisecond. */
const fewBytes = 4096;

/** One message to one person, with everything that is needed to hand it over. */
export interface Message {
  readonly channel: ChannelCode;
  readonly notice: NoticeRow;
  readonly template: Template;
  readonly delivery: DeliveryRow;
  readonly contact: Contact;
  readonly pushTargets: readonly PushTarget[];
}

/** What became of a message, and which of the person's push addresses turned out to be gone. */
export interface HandOver {
  readonly result: SendResult;
  readonly deadAddresses: readonly PushAddress[];
  /** It could not even be worded: a fault of ours, and nothing was handed over. */
  readonly isBroken?: true;
}

/** Words a message in the person's language and hands it to the carrier of its channel. */
@Injectable()
export class MessagesService {
  private readonly receiptSecret: Buffer;
  private readonly answerSecret: Buffer;
  /** The recipients of a page share one template and few languages, and cutting a text to its segments takes milliseconds. */
  private readonly worded = new WeakMap<Template, Map<string, RenderedText>>();
  /** Words that could not be said, and until when nobody tries again: each try may take seconds. */
  private readonly unsayable = new Map<string, { readonly fault: unknown; readonly untilMs: number }>();

  constructor(
    private readonly carriers: CarriersService,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
    vault: Vault,
  ) {
    this.receiptSecret = vault.deriveKey('push receipt');
    this.answerSecret = vault.deriveKey(answerLinkKey);
  }

  /** Every outcome is a value; a fault of ours ends this one message and no other of its page. */
  async handOver(message: Message, isWithdrawn: () => boolean = () => false): Promise<HandOver> {
    if (isWithdrawn()) return { result: withdrawn, deadAddresses: [] };
    const channel = channelOf(message.channel);
    const handOver = await this.attempt(message, isWithdrawn);
    this.metrics.handOffs.inc({ channel, outcome: handOver.result.outcome });
    return handOver;
  }

  /** To the pages that people hold open. Gateways read words and recipients from the ledger, all of a page at once. */
  async announce(pageId: number, messages: readonly Message[]): Promise<HandOver[]> {
    const isActual = messages.some(({ notice }) => notice.mode === 'Actual');
    const result = await this.carriers.carriers(isActual).live.announce(pageId);
    this.metrics.handOffs.inc({ channel: 'live', outcome: result.outcome }, messages.length);
    const now = this.clock.now();
    return messages.map(({ notice }) => (notice.expiresAt <= now ? refused('expired') : { result, deadAddresses: [] }));
  }

  /** What a push opens: of a message that asks for an answer, the page on which this person gives it with one tap. */
  private opens(notice: NoticeRow, contact: Contact, template: Template): string {
    const link = this.answerLink(notice, contact, template);
    return link ?? ('url' in template ? template.url : `${this.config.publicUrl}/me`);
  }

  private answerLink({ incidentId }: NoticeRow, { id: personId }: Contact, template: Template): string | undefined {
    if (incidentId === null || !asksForAnswer(template)) return undefined;
    return answerUrl(this.config.publicUrl, writeAnswerToken({ incidentId, personId }, this.answerSecret));
  }

  private async attempt(message: Message, isWithdrawn: () => boolean): Promise<HandOver> {
    const { notice, template } = message;
    const validSeconds = (notice.expiresAt.getTime() - this.clock.now().getTime()) / 1000;
    if (validSeconds <= 0) return refused('expired');
    let text: RenderedText;
    try {
      text = this.word(message, channelOf(message.channel));
    } catch (fault) {
      this.logger.error({ notice: notice.id, kind: template.kind, fault }, 'a message could not be worded');
      return { ...refused('could not be worded'), isBroken: true };
    }
    try {
      return await this.send(message, text, validSeconds, isWithdrawn);
    } catch (fault) {
      this.logger.error({ notice: notice.id, kind: template.kind, fault }, 'a hand-over broke');
      return { result: { outcome: 'unknown', reason: 'fault during the hand-over' }, deadAddresses: [] };
    }
  }

  private word({ notice, template, contact }: Message, channel: Channel): RenderedText {
    const texts = this.worded.get(template) ?? new Map<string, RenderedText>();
    this.worded.set(template, texts);
    const key = `${contact.language} ${channel} ${contact.isDiscreet}`;
    const known = texts.get(key);
    if (known) return known;
    const name = `${notice.id} ${key}`;
    const before = this.unsayable.get(name);
    if (before && performance.now() < before.untilMs) throw before.fault;
    this.unsayable.delete(name);
    try {
      const render = (): RenderedText => wordMessage(template, contact, channel, this.config.publicUrl);
      const isShort = (notice.templateSealed?.length ?? 0) <= fewBytes;
      const text = isShort ? render() : within(wordWithinMs, render);
      texts.set(key, text);
      return text;
    } catch (fault) {
      this.unsayable.set(name, { fault, untilMs: performance.now() + unsayableMs });
      throw fault;
    }
  }

  private async send(
    message: Message,
    text: RenderedText,
    validSeconds: number,
    isWithdrawn: () => boolean,
  ): Promise<HandOver> {
    const { notice, delivery, contact } = message;
    const carriers = this.carriers.carriers(notice.mode === 'Actual');
    const channel = channelOf(message.channel);
    switch (channel) {
      case 'sms': {
        const deliveryKey = writeDeliveryKey(delivery);
        const { lane, class: messageClass } = notice;
        const link = this.answerLink(notice, contact, message.template);
        const body = ofPerson(text.body, this.config.publicUrl, link);
        const { segments } = smsSize(text.body); // everybody's link is as long as its place
        const result = await carriers.sms.send({
          to: contact.phone, body, segments, deliveryKey, validSeconds, lane, messageClass, isWithdrawn,
        }); // prettier-ignore
        return { result, deadAddresses: [] };
      }
      case 'live':
        throw new Error('live messages leave by the page');
      case 'push':
        return this.push(message, text, validSeconds, isWithdrawn);
      case 'voice': {
        const { phone: to, language } = contact;
        const deliveryKey = writeDeliveryKey(delivery);
        const result = await carriers.voice.call({ to, language, deliveryKey, validSeconds, lane: notice.lane, isWithdrawn }); // prettier-ignore
        return { result, deadAddresses: [] };
      }
    }
  }

  /** Every browser of the person is told; one that has the message is enough. */
  private async push(
    { notice, delivery, contact, pushTargets, template }: Message,
    text: RenderedText,
    ttlSeconds: number,
    isWithdrawn: () => boolean,
  ): Promise<HandOver> {
    const { push } = this.carriers.carriers(notice.mode === 'Actual');
    // A reminder must not replace the alert that still waits at the push service.
    const topic = notice.incidentId !== null && 'texts' in template ? `incident-${notice.incidentId}` : undefined;
    const payload = JSON.stringify({
      web_push: 8030,
      notification: {
        title: text.title ?? 'Tocsin',
        body: text.body,
        lang: contact.language,
        dir: direction(contact.language),
        navigate: this.opens(notice, contact, template),
        tag: topic,
        silent: contact.isDiscreet || undefined,
        data: { receipt: writeReceiptToken(delivery, this.receiptSecret) },
      },
    });
    const urgency = notice.class === 'alerts' ? 'high' : 'normal';
    const results = await Promise.all(
      pushTargets.map(async (target) => ({
        to: target.to,
        result: await push.send({ ...target, payload, topic, urgency, ttlSeconds, isWithdrawn }),
      })),
    );
    const deadAddresses = results
      .filter(({ result }) => result.outcome === 'rejected' && result.addressIsDead)
      .map(({ to }) => to);
    const best = ['accepted', 'retry', 'unknown', 'rejected'] as const;
    const [first] = results
      .map(({ result }) => result)
      .sort((a, b) => best.indexOf(a.outcome) - best.indexOf(b.outcome));
    return {
      result: first ?? { outcome: 'rejected', reason: 'no push address left', addressIsDead: true },
      deadAddresses,
    };
  }
}

const refused = (reason: string): HandOver => ({
  result: { outcome: 'rejected', reason, addressIsDead: false },
  deadAddresses: [],
});
