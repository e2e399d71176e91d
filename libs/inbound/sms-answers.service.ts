import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import type { AnswerDoor } from '../check-ins/answer-writer.service';
import type { CheckIn } from '../check-ins/check-in';
import { CheckInsService } from '../check-ins/check-ins.service';
import { DuressWordsService } from '../check-ins/duress-words.service';
import type { IncidentId } from '../incidents/incident';
import { languageOfPhone } from '../people/language-of-phone';
import { PeopleService } from '../people/people.service';
import { emit } from '../platform/events/outbox';
import { Vault } from '../platform/vault/vault';
import { type AnswerBackground, answerBackground } from './answer-background.queries';
import type { Arrival } from './arrivals.queries';
import type { SmsAnswered } from './inbound-events';
import { insertAnsweredSms, sealedPart } from './inbound-sms.store';
import type { Intent } from './intent';
import type { Reply } from './reply';

export interface SmsAnswer {
  readonly messageSid: string;
  readonly from: PhoneNumber;
  readonly body: string;
  readonly intent: Intent & { readonly kind: 'answer' };
  /** What may be the sender's word for duress. */
  readonly word?: string | undefined;
  /** The message says nothing at all unless `word` is that word. */
  readonly needsWord: boolean;
}

/** Answers by text message: message, answer, reply and event are committed together, with those of everybody else. */
@Injectable()
export class SmsAnswersService implements AnswerDoor {
  private readonly messages = new WeakMap<CheckIn, SmsAnswer>();

  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleService,
    private readonly checkIns: CheckInsService,
    private readonly duressWords: DuressWordsService,
    private readonly vault: Vault,
  ) {}

  /**
   * @returns false when the message is no answer after all, or there is nothing to answer; `again` when its sender was
   * erased at this moment, or the same message came twice at once: look again
   */
  async take(sms: SmsAnswer, { sender: known, incidentId }: Arrival): Promise<boolean | 'again'> {
    const sender = known ?? (await this.stranger(sms.from));
    const underDuress = sms.word !== undefined && (await this.duressWords.isWordOf(sender.id, sms.word));
    if (sms.needsWord && !underDuress) return false;
    const { language } = sms.intent;
    // Somebody who never chose a language is answered in the one they wrote.
    if (language && !sender.isVerified) await this.people.correct(sender.id, { language });
    if (incidentId === undefined) return false;
    const checkIn: CheckIn = {
      incidentId, personId: sender.id, answer: sms.intent.answer, source: 'sms', verified: sender.isVerified,
      idempotencyKey: `sms:${sms.messageSid}`, underDuress,
    }; // prettier-ignore
    this.messages.set(checkIn, sms);
    const { outcome } = await this.checkIns.record(checkIn, this);
    return outcome === 'recorded' || 'again';
  }

  async admit(tx: EntityManager, checkIns: readonly CheckIn[], at: Date): Promise<ReadonlySet<CheckIn>> {
    const backgrounds = new Map<IncidentId, AnswerBackground>();
    for (const id of new Set(checkIns.map(({ incidentId }) => incidentId))) {
      backgrounds.set(id, await answerBackground(tx, id));
    }
    const rows = checkIns.flatMap((checkIn) => {
      const sms = this.messages.get(checkIn);
      const background = backgrounds.get(checkIn.incidentId);
      if (!sms || !background) return [];
      const reply: Reply = { kind: 'answer_recorded', answer: checkIn.answer, at: at.toISOString(), ...background };
      const { messageSid, body, intent } = sms;
      const bodySealed = this.vault.seal(body, sealedPart(messageSid, 'body'));
      const replySealed = this.vault.seal(JSON.stringify(reply), sealedPart(messageSid, 'reply'));
      return [{ messageSid, personId: checkIn.personId, bodySealed, replySealed, intent: intent.kind, receivedAt: at }];
    });
    const isNew = await insertAnsweredSms(tx, rows);
    const events = [...isNew].map((messageSid): SmsAnswered => ({
      type: 'sms-answered',
      messageSid,
      occurredAt: at.toISOString(),
    }));
    if (events.length > 0) await emit(tx, ...events);
    return new Set(checkIns.filter((checkIn) => isNew.has(this.messages.get(checkIn)?.messageSid ?? '')));
  }

  private async stranger(phone: PhoneNumber) {
    const id = await this.database.transaction((tx) =>
      this.people.findOrCreateByPhone(tx, phone, languageOfPhone(phone)),
    );
    return { id, isVerified: false };
  }
}
