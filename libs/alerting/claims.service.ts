import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, TypeORMError } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { type Contact, contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { isPassingFault } from '../platform/database/passing-fault';
import { faultKind } from '../platform/fault-kind';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { Vault } from '../platform/vault/vault';
import { failPage, mostTries, parting, partPage } from './dead-letter.store';
import { deliveryStatus, settle } from './delivery';
import {
  abandonedDeliveries, claimPage, type ClaimedPage, type DeliveryRow, endWaiting, handedKey, holdsPage, lockNotices,
  markHanded, type NoticeRow, readWaiting, writeOutcomes,
} from './delivery.store'; // prettier-ignore
import type { Message } from './messages.service';
import type { Template } from './message-text';
import { digestLines } from './news-digest.queries';
import { PushTargetsService } from './push-targets.service';
import { templateContext } from './template-context';
import { insertUncertain } from './uncertain.store';

const letGoTries = 6;
const letGoDelayMs = 500;

/** A page in hand: who may write its outcome, and what is to be handed over. */
export interface Work {
  readonly page: ClaimedPage;
  readonly messages: readonly Message[];
  /** Deliveries to people who have been erased since. */
  readonly orphans: readonly DeliveryRow[];
  /** Deliveries whose words or contact cannot be read: nothing was handed over. */
  readonly broken: readonly DeliveryRow[];
}

interface Claimed {
  readonly page: ClaimedPage;
  readonly notices: readonly NoticeRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly contacts: Contacts;
}

interface Contacts {
  readonly of: ReadonlyMap<PersonId, Contact>;
  readonly unreadable: ReadonlySet<PersonId>;
}

/** Takes pages of deliveries in hand; nothing is sent while a transaction is open. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly pushTargets: PushTargetsService,
    private readonly metrics: Metrics,
  ) {}

  /** @returns undefined when the page is done, not due, in another worker's hand, or broke once more */
  async claim(pageId: number): Promise<Work | undefined> {
    const page = await claimPage(this.database, pageId);
    if (!page) return undefined;
    try {
      // By itself: whatever breaks afterwards must not undo it.
      if (page.fence > 1) await this.clearUp(page);
      if (page.tries >= parting && page.noticeIds.length > 1) return await this.part(page);
      if (page.tries > mostTries) return await this.fail(page, new Error('its holders vanished'));
      const claimed = await this.take(page);
      if (!claimed) return undefined;
      const work = await this.compose(claimed);
      // They end with the page, as what is handed over does.
      if (work.orphans.length + work.broken.length > 0)
        await markHanded(this.database, page, [...work.orphans, ...work.broken]);
      return work;
    } catch (fault) {
      return this.fail(page, fault);
    }
  }

  /** Of these messages of a page in hand, those that may leave now; from here on they count as handed over. */
  async letLeave(page: ClaimedPage, messages: readonly Message[]): Promise<Message[]> {
    const handed = await markHanded(this.database, page, messages.map(({ delivery }) => delivery)); // prettier-ignore
    return messages.filter(({ delivery }) => handed.has(handedKey(delivery)));
  }

  /** The work on a page broke: it is tried again after a while, and after the last try it waits for an operator. */
  async fail(page: ClaimedPage, fault: unknown): Promise<undefined> {
    const isDead = await this.letGo(page, fault);
    if (isDead) this.metrics.deadLetters.inc({ kind: 'page' });
    const message = isDead ? 'a page of deliveries cannot be sent: it is a dead letter' : 'a page of deliveries broke';
    this.logger.error({ page: page.id, tries: page.tries, fault }, message);
  }

  /** Two holders have vanished with it: whichever of its notices is to blame, the others go on without it. */
  private async part(page: ClaimedPage): Promise<undefined> {
    await this.database.transaction(async (tx) => {
      if (await holdsPage(tx, page)) await partPage(tx, page);
    });
    this.logger.error({ page: page.id, notices: page.noticeIds.length }, 'a page whose holders vanish is taken apart');
  }

  /** A database that is away for a moment must not make a page look like one that breaks whoever takes it. */
  private async letGo(page: ClaimedPage, fault: unknown): Promise<boolean | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await failPage(this.database, page, { fault: faultKind(fault), counts: !isPassingFault(fault) });
      } catch (another) {
        if (attempt === letGoTries || !isPassingFault(another)) throw another;
        await delay(attempt * letGoDelayMs);
      }
    }
  }

  private async clearUp(page: ClaimedPage): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await holdsPage(tx, page))) return;
      const notices = await lockNotices(tx, page.noticeIds, false);
      await this.recover(tx, page, notices);
      await this.endStale(tx, page, notices);
    });
  }

  /** @returns undefined when another worker holds the page by now */
  private take(page: ClaimedPage): Promise<Claimed | undefined> {
    return this.database.transaction(async (tx) => {
      if (!(await holdsPage(tx, page))) return undefined;
      const notices = await lockNotices(tx, page.noticeIds);
      await this.endStale(tx, page, notices);
      const deliveries = await readWaiting(tx, page);
      return { page, notices, deliveries, contacts: await this.contacts(tx, deliveries) };
    });
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
    for (const [id, said] of byNotice) {
      if (said.template.kind !== 'news_digest') continue;
      const news = await digestLines(this.database, this.vault, id);
      if (news.length > 0) byNotice.set(id, { ...said, template: { ...said.template, news } });
      else byNotice.delete(id);
    }
    const messages = deliveries.flatMap((delivery): Message[] => {
      const contact = contacts.of.get(delivery.personId);
      const said = byNotice.get(delivery.noticeId);
      if (!contact || !said) return [];
      return [{ ...said, channel: page.channel, delivery, contact, pushTargets: targets?.get(delivery) ?? [] }];
    });
    const composed = new Set(messages.map(({ delivery }) => delivery));
    const isKnown = ({ personId }: DeliveryRow): boolean =>
      contacts.of.has(personId) || contacts.unreadable.has(personId);
    return {
      page,
      messages,
      orphans: deliveries.filter((delivery) => !isKnown(delivery)),
      broken: deliveries.filter((delivery) => isKnown(delivery) && !composed.has(delivery)),
    };
  }

  /** A row that does not open costs its own person the message, not the whole page. */
  private async contacts(tx: EntityManager, deliveries: readonly DeliveryRow[]): Promise<Contacts> {
    const ids = [...new Set(deliveries.map(({ personId }) => personId))];
    const unreadable = new Set<PersonId>();
    try {
      return { of: byId(await contactsOf(tx, this.vault, ids)), unreadable };
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
        unreadable.add(id);
      }
    }
    return { of: byId(found), unreadable };
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
