import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../channels/language';
import { parsePhone, phoneRegion, type PhoneNumber } from '../channels/phone-number';
import { incidentToAnswer } from '../check-ins/check-ins.queries';
import { CheckInsService } from '../check-ins/check-ins.service';
import { LinksService } from '../people/links.service';
import { OptOutsService } from '../people/opt-outs.service';
import { isVerified } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { optOutClasses, type PersonId } from '../people/person';
import { unreachable } from '../platform/unreachable';
import { answerRecorded } from './answer-recorded.queries';
import { CircleIntentsService } from './circle-intents.service';
import type { Intent } from './interpret';
import type { Reply } from './reply';

export interface Sender {
  readonly personId: PersonId;
  readonly phone: PhoneNumber;
  readonly messageSid: string;
}

/** What each intent of a text message does, and what it is answered with. */
@Injectable()
export class IntentsService {
  constructor(
    private readonly checkIns: CheckInsService,
    private readonly circles: CircleIntentsService,
    private readonly people: PeopleService,
    private readonly links: LinksService,
    private readonly optOuts: OptOutsService,
  ) {}

  /** @returns undefined when something else answers, such as a link that is sent by itself */
  async carryOut(tx: EntityManager, sender: Sender, intent: Intent): Promise<Reply | undefined> {
    const { personId } = sender;
    switch (intent.kind) {
      case 'answer':
        return this.answer(tx, sender, intent);
      case 'follow':
        return this.circles.follow(tx, personId, parsePhone(intent.phone, phoneRegion(sender.phone) ?? 'FR'));
      case 'accept':
      case 'refuse':
      case 'unfollow':
        return this.circles.consent(tx, personId, intent.kind, intent.code);
      case 'list':
        return this.circles.list(tx, personId);
      case 'language':
        await this.people.correct(personId, { language: intent.language }, tx);
        return { kind: 'language_changed' };
      case 'manage':
        await this.links.sendManageLink(personId, tx);
        return undefined;
      case 'opt_out':
        await this.optOuts.set(personId, intent.class === 'all' ? optOutClasses : [intent.class], 'person', tx);
        return { kind: 'opted_out', class: intent.class };
      case 'opt_in':
        await this.optOuts.clear(personId, optOutClasses, 'carrier', tx);
        return { kind: 'opted_in' };
      case 'help':
        return { kind: 'help' };
      case 'unknown':
        return { kind: 'unknown_text' };
      default:
        return unreachable(intent);
    }
  }

  private async answer(
    tx: EntityManager,
    { personId, messageSid }: Sender,
    intent: Intent & { kind: 'answer' },
  ): Promise<Reply> {
    const verified = await isVerified(tx, personId);
    if (!verified) await this.answerInTheirWords(tx, personId, intent.language);
    const incidentId = await incidentToAnswer(tx, personId);
    if (incidentId === undefined) return { kind: 'no_active_incident' };
    const idempotencyKey = `sms:${messageSid}`;
    const { answer } = intent;
    const checkInId = await this.checkIns.record(tx, {
      incidentId,
      personId,
      answer,
      source: 'sms',
      verified,
      idempotencyKey,
    });
    return answerRecorded(tx, checkInId);
  }

  /** Somebody who never chose a language is answered in the one they wrote. */
  private async answerInTheirWords(
    tx: EntityManager,
    personId: PersonId,
    language: Language | undefined,
  ): Promise<void> {
    if (language) await this.people.correct(personId, { language }, tx);
  }
}
