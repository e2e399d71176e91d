import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { householdOf } from '../circles/household.queries';
import { languageOfPhone } from '../people/language-of-phone';
import { personOfPhone } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { Clock } from '../platform/clock';
import { GatheredLookup } from '../platform/database/gathered-lookup';
import { emit } from '../platform/events/outbox';
import { Vault } from '../platform/vault/vault';
import { type Arrival, type Arriving, arrivalsOf } from './arrivals.queries';
import type { SmsAnswered } from './inbound-events';
import { readHousehold } from './household-reading';
import { insertInboundSms, sealedPart, setReply } from './inbound-sms.store';
import type { Intent } from './intent';
import { interpret } from './interpret';
import { IntentsService } from './intents.service';
import { SmsAnswersService } from './sms-answers.service';
import { wordAfterSafe } from './word-after-safe';

export interface ReceivedSms {
  readonly messageSid: string;
  readonly from: PhoneNumber;
  /** The number of ours that it was sent to. */
  readonly to: string;
  readonly body: string;
  /** What the carrier says that it has done about a STOP by itself. */
  readonly isStoppedByCarrier: boolean;
}

/** On a bad night hundreds come in a second: those of a few milliseconds are looked up together. */
const arrivalsApartMs = 5;
/** An erasure at the very moment is looked at again; more often than this it is something else. */
const mostLooks = 3;

/** A text message from any phone: kept, understood, carried out and answered, once, in one transaction. */
@Injectable()
export class InboundSmsService {
  private readonly arrivals = new GatheredLookup<Arriving, Arrival>(
    (messages) => arrivalsOf(this.database, messages),
    arrivalsApartMs,
  );

  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleService,
    private readonly intents: IntentsService,
    private readonly answers: SmsAnswersService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async receive(sms: ReceivedSms): Promise<void> {
    const intent = await this.read(sms);
    for (let look = 0; look < mostLooks; look++) {
      const arrival = await this.arrivals.find({ messageSid: sms.messageSid, phoneIndex: this.vault.index(sms.from) });
      // The replay of an erased person's message must not bring them back.
      if (!arrival || arrival.isKnown) return;
      const taken = await this.takeAnswer(sms, intent, arrival);
      if (taken === true) return;
      if (taken === false) return this.carryOut(sms, intent);
    }
    throw new Error('a text message could not be taken');
  }

  /** For a household only when its sender has one. */
  private async read({ body, from }: ReceivedSms): Promise<Intent> {
    const intent = interpret(body);
    if (intent.kind !== 'household_answer') return intent;
    const sender = await personOfPhone(this.database, this.vault, from);
    const reading = readHousehold(intent, sender ? await householdOf(this.database, this.vault, sender.id) : []);
    return reading.kind === 'as_usual' ? reading.intent : intent;
  }

  /** @returns false when it is none */
  private async takeAnswer(sms: ReceivedSms, intent: Intent, arrival: Arrival): Promise<boolean | 'again'> {
    const isAnswer = intent.kind === 'answer';
    const word = intent.kind === 'unknown' || isAnswer ? wordAfterSafe(sms.body) : undefined;
    if (isAnswer) return this.answers.take({ ...sms, intent, word, needsWord: false }, arrival);
    if (word === undefined) return false;
    return this.answers.take({ ...sms, intent: { kind: 'answer', answer: 'safe' }, word, needsWord: true }, arrival);
  }

  private async carryOut(
    { messageSid, from, to, body, isStoppedByCarrier }: ReceivedSms,
    intent: Intent,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const personId = await this.people.findOrCreateByPhone(tx, from, languageOfPhone(from));
      const receivedAt = this.clock.now();
      const bodySealed = this.vault.seal(body, sealedPart(messageSid, 'body'));
      const isNew = await insertInboundSms(tx, { messageSid, personId, bodySealed, intent: intent.kind, receivedAt });
      if (!isNew) return;
      const sender = { personId, phone: from, messageSid, number: to, isAnsweredByCarrier: isStoppedByCarrier };
      const reply = await this.intents.carryOut(tx, sender, intent);
      if (!reply) return;
      await setReply(tx, messageSid, this.vault.seal(JSON.stringify(reply), sealedPart(messageSid, 'reply')));
      const event: SmsAnswered = { type: 'sms-answered', messageSid, occurredAt: receivedAt.toISOString() };
      await emit(tx, event);
    });
  }
}
