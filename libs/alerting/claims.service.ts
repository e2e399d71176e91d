import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, TypeORMError } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { type Contact, contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Logger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import { deliveryStatus, settle } from './delivery';
import {
  abandonedDeliveries, claimPage, type ClaimedPage, type DeliveryRow, endWaiting, lockNotices, type NoticeRow, takeWaiting,
  writeOutcomes,
} from './delivery.store'; // prettier-ignore
import type { Message } from './messages.service';
import type { Template } from './message-text';
import { PushTargetsService } from './push-targets.service';
import { templateContext } from './template-context';
import { insertUncertain } from './uncertain.store';

/** A page in hand: who may write its outcome, and what is to be handed over. */
export interface Work {
  readonly page: ClaimedPage;
  readonly messages: readonly Message[];
  /** Deliveries to people who have been erased since, or whose contact or words cannot be read. */
  readonly orphans: readonly DeliveryRow[];
}

interface Claimed {
  readonly page: ClaimedPage;
  readonly notices: readonly NoticeRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly contacts: ReadonlyMap<PersonId, Contact>;
}

/** Takes pages of deliveries in hand, one transaction each; nothing is sent while it is open. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly pushTargets: PushTargetsService,
  ) {}

  /** @returns undefined when the page is done, not due, or in another worker's hand */
  async claim(pageId: number): Promise<Work | undefined> {
    const claimed = await this.database.transaction(async (tx) => {
      const page = await claimPage(tx, pageId);
      if (!page) return undefined;
      const notices = await lockNotices(tx, page.noticeIds);
      await this.endStale(tx, page, notices);
      await this.recover(tx, page, notices);
      const deliveries = await takeWaiting(tx, page);
      // In here, so that a database that goes away now leaves nothing in hand.
      return { page, notices, deliveries, contacts: await this.contacts(tx, deliveries) };
    });
    return claimed && this.compose(claimed);
  }

  private async endStale(tx: EntityManager, page: ClaimedPage, notices: readonly NoticeRow[]): Promise<void> {
    const now = this.clock.now();
    const superseded = notices.filter((notice) => notice.supersededAt !== null);
    const expired = notices.filter((notice) => notice.supersededAt === null && notice.expiresAt <= now);
    const wordless = notices.filter((notice) => notice.templateSealed === null);
    await endWaiting(tx, page, wordless.map(({ id }) => id), deliveryStatus.suppressed); // prettier-ignore
    await endWaiting(tx, page, superseded.map(({ id }) => id), deliveryStatus.superseded); // prettier-ignore
    await endWaiting(tx, page, expired.map(({ id }) => id), deliveryStatus.expired_undelivered); // prettier-ignore
  }

  /** What a vanished worker had in hand may have left: it is an unknown outcome, not a failure. */
  private async recover(tx: EntityManager, page: ClaimedPage, notices: readonly NoticeRow[]): Promise<void> {
    const abandoned = await abandonedDeliveries(tx, page);
    const outcomes = abandoned.map((delivery) => {
      const notice = notices.find(({ id }) => id === delivery.noticeId);
      const mayRepeat = notice !== undefined && notice.mayRepeat && notice.supersededAt === null;
      const reason = 'the worker vanished during the hand-over';
      const { status, isUncertain } = settle(
        { outcome: 'unknown', reason },
        delivery.attempt,
        mayRepeat || isPush(page),
        Math.random(),
      );
      return { ...delivery, status, reason, isUncertain };
    });
    await writeOutcomes(tx, page.channel, outcomes);
    await insertUncertain(tx, page.channel, outcomes.filter(({ isUncertain }) => isUncertain)); // prettier-ignore
  }

  private async compose({ page, notices, deliveries, contacts }: Claimed): Promise<Work> {
    const targets = isPush(page) ? await this.pushTargets.of(deliveries, notices) : undefined;
    const byNotice = new Map(notices.flatMap((notice) => this.opened(notice)));
    const messages = deliveries.flatMap((delivery): Message[] => {
      const contact = contacts.get(delivery.personId);
      const said = byNotice.get(delivery.noticeId);
      if (!contact || !said) return [];
      return [{ ...said, channel: page.channel, delivery, contact, pushTargets: targets?.get(delivery) ?? [] }];
    });
    const composed = new Set(messages.map(({ delivery }) => delivery));
    return { page, messages, orphans: deliveries.filter((delivery) => !composed.has(delivery)) };
  }

  /** A row that does not open costs its own person the message, not the whole page. */
  private async contacts(
    tx: EntityManager,
    deliveries: readonly DeliveryRow[],
  ): Promise<ReadonlyMap<PersonId, Contact>> {
    const ids = [...new Set(deliveries.map(({ personId }) => personId))];
    try {
      return byId(await contactsOf(tx, this.vault, ids));
    } catch (fault) {
      if (fault instanceof TypeORMError) throw fault;
      this.logger.error({ people: ids.length, fault }, 'a page has a contact that cannot be read: one by one now');
    }
    const found: Contact[] = [];
    for (const id of ids) {
      try {
        found.push(...(await contactsOf(tx, this.vault, [id])));
      } catch (fault) {
        if (fault instanceof TypeORMError) throw fault;
      }
    }
    return byId(found);
  }

  /** Words that do not open cost their own notice its messages, not those that share the page. */
  private opened(notice: NoticeRow): [number, { notice: NoticeRow; template: Template }][] {
    if (notice.templateSealed === null) return [];
    try {
      const plain = this.vault.open(notice.templateSealed, templateContext(notice.eventId, notice.rule));
      return [[notice.id, { notice, template: JSON.parse(plain) as Template }]]; // sealed by us from a Template
    } catch (fault) {
      this.logger.error({ notice: notice.id, fault }, 'the words of a notice cannot be read');
      return [];
    }
  }
}

const byId = (contacts: readonly Contact[]): Map<PersonId, Contact> =>
  new Map(contacts.map((contact) => [contact.id, contact]));

/** A push may always be repeated: under its topic the second copy replaces the first. */
const isPush = (page: ClaimedPage): boolean => page.channel === channelCodes.push;
