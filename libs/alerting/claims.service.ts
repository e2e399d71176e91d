import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

/** A page in hand: who may write its outcome, and what is to be handed over. */
export interface Work {
  readonly page: ClaimedPage;
  readonly messages: readonly Message[];
  /** Deliveries to people who have been erased since, or whose contact cannot be read. */
  readonly orphans: readonly DeliveryRow[];
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
      return { page, notices, deliveries: await takeWaiting(tx, page) };
    });
    return claimed && this.compose(claimed.page, claimed.notices, claimed.deliveries);
  }

  private async endStale(tx: EntityManager, page: ClaimedPage, notices: readonly NoticeRow[]): Promise<void> {
    const now = this.clock.now();
    const superseded = notices.filter((notice) => notice.supersededAt !== null);
    const expired = notices.filter((notice) => notice.supersededAt === null && notice.expiresAt <= now);
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
      const { status } = settle(
        { outcome: 'unknown', reason },
        delivery.attempt,
        mayRepeat || isPush(page),
        Math.random(),
      );
      return { ...delivery, status, reason };
    });
    await writeOutcomes(tx, page.channel, outcomes);
  }

  private async compose(
    page: ClaimedPage,
    notices: readonly NoticeRow[],
    deliveries: readonly DeliveryRow[],
  ): Promise<Work> {
    const ids = [...new Set(deliveries.map(({ personId }) => personId))];
    const contacts = await this.contacts(ids);
    const targets = isPush(page) ? await this.pushTargets.of(deliveries, notices) : undefined;
    const byNotice = new Map(notices.map((notice) => [notice.id, { notice, template: this.open(notice) }]));
    const messages = deliveries.flatMap((delivery): Message[] => {
      const contact: Contact | undefined = contacts.get(delivery.personId);
      const said = byNotice.get(delivery.noticeId);
      if (!contact || !said) return [];
      return [{ ...said, channel: page.channel, delivery, contact, pushTargets: targets?.get(delivery) ?? [] }];
    });
    return { page, messages, orphans: deliveries.filter(({ personId }) => !contacts.has(personId)) };
  }

  /** A row that does not open costs its own person the message, not the whole page. */
  private async contacts(ids: readonly PersonId[]): Promise<Map<PersonId, Contact>> {
    try {
      return byId(await contactsOf(this.database, this.vault, ids));
    } catch (fault) {
      this.logger.error({ people: ids.length, fault }, 'a page has a contact that cannot be read: one by one now');
      const found = await Promise.all(ids.map((id) => contactsOf(this.database, this.vault, [id]).catch(() => [])));
      return byId(found.flat());
    }
  }

  private open(notice: NoticeRow): Template {
    const plain = this.vault.open(notice.templateSealed, templateContext(notice.eventId, notice.rule));
    return JSON.parse(plain) as Template; // sealed by us from a Template
  }
}

const byId = (contacts: readonly Contact[]): Map<PersonId, Contact> =>
  new Map(contacts.map((contact) => [contact.id, contact]));

/** A push may always be repeated: under its topic the second copy replaces the first. */
const isPush = (page: ClaimedPage): boolean => page.channel === channelCodes.push;
