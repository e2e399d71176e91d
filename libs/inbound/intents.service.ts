import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parsePhone, phoneRegion, type PhoneNumber } from '../channels/phone-number';
import { LinksService } from '../people/links.service';
import { PeopleService } from '../people/people.service';
import { Config } from '../platform/config/config';
import { unreachable } from '../platform/unreachable';
import { alertToRead } from './alert-again.queries';
import { CircleIntentsService } from './circle-intents.service';
import { HouseholdIntentsService } from './household-intents.service';
import type { Intent } from './intent';
import { OptOutIntentsService } from './opt-out-intents.service';
import { OnBehalfIntentsService } from './on-behalf-intents.service';
import type { Reply } from './reply';
import type { Sender } from './sender';

/** What each intent of a text message does, and what it is answered with. */
@Injectable()
export class IntentsService {
  constructor(
    private readonly circles: CircleIntentsService,
    private readonly onBehalf: OnBehalfIntentsService,
    private readonly people: PeopleService,
    private readonly links: LinksService,
    private readonly optOuts: OptOutIntentsService,
    private readonly config: Config,
    private readonly households: HouseholdIntentsService,
  ) {}

  /** @returns undefined when something else answers, such as a link that is sent by itself */
  async carryOut(tx: EntityManager, sender: Sender, intent: Intent): Promise<Reply | undefined> {
    const { personId } = sender;
    switch (intent.kind) {
      case 'answer': // one that an incident runs for has been taken as such
        return { kind: 'no_active_incident' };
      case 'follow':
        return this.circles.follow(tx, personId, phoneAsTyped(intent.phone, sender));
      case 'on_behalf': {
        const key = `sms:${sender.messageSid}`;
        return this.onBehalf.report(tx, personId, phoneAsTyped(intent.phone, sender), { ...intent, key });
      }
      case 'dispute':
        return this.onBehalf.dispute(tx, personId, intent.code);
      case 'accept':
      case 'refuse':
      case 'unfollow':
        return this.circles.consent(tx, personId, intent.kind, intent.code);
      case 'household_answer':
        return this.households.answer(tx, sender, intent);
      case 'household':
      case 'add_member':
      case 'remove_member':
      case 'join_household':
      case 'leave_household':
        return this.households.carryOut(tx, sender, intent);
      case 'list':
        return this.circles.list(tx, personId);
      case 'read':
        return alertToRead(tx, personId, this.config);
      case 'language':
        await this.people.correct(personId, { language: intent.language }, tx);
        return { kind: 'language_changed' };
      case 'manage':
        await this.links.sendManageLink(personId, tx);
        return undefined;
      case 'opt_out':
      case 'opt_in': {
        const reply = await this.optOuts.carryOut(tx, sender, intent);
        return sender.isAnsweredByCarrier ? undefined : reply;
      }
      case 'help':
        return { kind: 'help' };
      case 'unknown':
        return { kind: 'unknown_text' };
      default:
        return unreachable(intent);
    }
  }
}

/** In the national form of the sender's own country. */
const phoneAsTyped = (typed: string, sender: Sender): PhoneNumber | undefined =>
  parsePhone(typed, phoneRegion(sender.phone) ?? 'FR');
