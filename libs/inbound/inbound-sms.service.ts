import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { languageOfPhone } from '../people/language-of-phone';
import { PeopleService } from '../people/people.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { Vault } from '../platform/vault/vault';
import type { SmsAnswered } from './inbound-events';
import { insertInboundSms, isInboundSmsKnown, sealedPart, setReply } from './inbound-sms.store';
import { interpret } from './interpret';
import { IntentsService } from './intents.service';

export interface ReceivedSms {
  readonly messageSid: string;
  readonly from: PhoneNumber;
  readonly body: string;
}

/** A text message from any phone: kept, understood, carried out and answered, once, in one transaction. */
@Injectable()
export class InboundSmsService {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleService,
    private readonly intents: IntentsService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async receive({ messageSid, from, body }: ReceivedSms): Promise<void> {
    const intent = interpret(body);
    await this.database.transaction(async (tx) => {
      // Before its sender: the replay of an erased person's message must not bring them back.
      if (await isInboundSmsKnown(tx, messageSid)) return;
      const personId = await this.people.findOrCreateByPhone(tx, from, languageOfPhone(from));
      const receivedAt = this.clock.now();
      const bodySealed = this.vault.seal(body, sealedPart(messageSid, 'body'));
      const isNew = await insertInboundSms(tx, { messageSid, personId, bodySealed, intent: intent.kind, receivedAt });
      if (!isNew) return;
      const reply = await this.intents.carryOut(tx, { personId, phone: from, messageSid }, intent);
      if (!reply) return;
      await setReply(tx, messageSid, this.vault.seal(JSON.stringify(reply), sealedPart(messageSid, 'reply')));
      const event: SmsAnswered = { type: 'sms-answered', messageSid, occurredAt: receivedAt.toISOString() };
      await emit(tx, event);
    });
  }
}
