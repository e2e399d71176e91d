import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { classesOfNumber } from '../channels/sms/senders';
import { OptOutsService } from '../people/opt-outs.service';
import { PushAddressesService } from '../people/push-addresses.service';
import { type CarrierAccount, carrierAccounts, Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { failPage, isolate } from './dead-letter.store';
import { deliveryStatus, settle } from './delivery';
import {
  type ClaimedPage, holdsPage, insertSmsInstead, type Outcome, releasePage, writeOutcomes,
} from './delivery.store'; // prettier-ignore
import type { Work } from './claims.service';
import type { HandOver, Message } from './messages.service';
import { startRungs } from './rung.store';
import { insertUncertain } from './uncertain.store';

export type Sent = readonly [Message, HandOver];

/** A page is settled in one step, or in two when some of its messages take much longer than the others. */
export interface Step {
  /** Lets go of the page; until then it stays in this worker's hand. */
  readonly isLast: boolean;
  /** Some of its messages still wait: the page is to be taken again at once. */
  readonly isCutShort?: boolean;
  readonly before?: Settled;
}

export interface Settled {
  /** False when the lease was lost: the next holder treats the deliveries as unknown. */
  readonly isHeld: boolean;
  /** When messages of the page are to be handed over again, on the monotonic clock of this process. */
  readonly retryAtMs?: number;
}

/** Writes what became of a page's messages, in one transaction, if the page is still this worker's. */
@Injectable()
export class SettlementsService {
  private readonly accounts: readonly CarrierAccount[];

  constructor(
    private readonly database: DataSource,
    private readonly optOuts: OptOutsService,
    private readonly pushAddresses: PushAddressesService,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
    config: Config,
  ) {
    this.accounts = carrierAccounts(config);
  }

  async settle({ page, orphans, broken: unreadable }: Work, sent: readonly Sent[], step: Step): Promise<Settled> {
    const broken = [
      ...(step.isLast ? unreadable : []),
      ...sent.flatMap(([{ delivery }, { isBroken }]) => (isBroken ? [delivery] : [])),
    ];
    const settled = sent
      .filter(([, { isBroken }]) => !isBroken)
      .map(([message, { result }]) => ({
        message,
        ...settle(result, message.delivery.attempt, message.notice.mayRepeat, Math.random()),
        ...(isBarredReply(message, result) && { isUncounted: true }),
        carrierRef: result.outcome === 'accepted' ? result.carrierRef : undefined,
        reason: result.outcome === 'accepted' ? undefined : result.reason,
      }));
    const outcomes: Outcome[] = [
      ...settled.map(({ message: { delivery }, status, carrierRef, reason, isUncounted }) => ({
        ...delivery,
        status,
        carrierRef,
        reason,
        isUncounted,
      })),
      ...(step.isLast ? orphans : []).map((delivery) => {
        return { ...delivery, status: deliveryStatus.suppressed, reason: 'no contact' };
      }),
      ...broken.map((delivery) => ({
        ...delivery,
        status: deliveryStatus.queued,
        reason: unsendable,
        isUncounted: true,
      })),
    ];
    const nowMs = performance.now();
    const retryAtMs = earliest([
      step.before?.retryAtMs,
      step.isCutShort ? nowMs : undefined,
      ...settled.map(({ retryAfterSeconds: after }) => (after === undefined ? undefined : nowMs + after * 1000)),
    ]);
    return this.database.transaction(async (tx) => {
      if (!(await holdsPage(tx, page))) return { isHeld: false };
      await startRungs(tx, page);
      await writeOutcomes(tx, page.channel, outcomes);
      const uncertain = settled.filter(({ isUncertain }) => isUncertain);
      await insertUncertain(tx, page.channel, uncertain.map(({ message, status, reason }) => ({ ...message.delivery, status, reason }))); // prettier-ignore
      // In one order for all: pages that settle at the same moment must not wait for one another in a ring.
      for (const [{ contact }, { result, deadAddresses }] of [...sent].sort(byPerson)) {
        if (result.outcome === 'rejected' && result.optedOut) {
          const { barredNumber } = result;
          await this.optOuts.bar(contact.id, classesOfNumber(this.accounts, barredNumber), barredNumber, tx);
        }
        for (const { endpoint } of deadAddresses) await this.pushAddresses.remove(contact.id, endpoint, tx);
      }
      if (page.channel === channelCodes.push) {
        for (const [lane, failed] of groupByLane(settled.filter(({ status }) => status === deliveryStatus.failed))) {
          await insertSmsInstead(tx, failed.map(({ message, status }) => ({ ...message.delivery, status })), lane); // prettier-ignore
        }
      }
      if (broken.length > 0 && broken.length === outcomes.length && step.isLast && !step.isCutShort && !step.before) {
        await this.fail(tx, page);
        return { isHeld: true };
      }
      if (broken.length > 0) await isolate(tx, page, broken, unsendable);
      const afterSeconds = retryAtMs && Math.max(0, retryAtMs - performance.now()) / 1000;
      if (step.isLast) await releasePage(tx, page, afterSeconds);
      return { isHeld: true, retryAtMs };
    });
  }

  /** Nothing of the page can be sent, by a fault of ours: perhaps once somebody has mended it. */
  private async fail(tx: EntityManager, page: ClaimedPage): Promise<void> {
    const isDead = await failPage(tx, page, { fault: unsendable, counts: true });
    if (!isDead) return;
    this.metrics.deadLetters.inc({ kind: 'page' });
    this.logger.error({ page: page.id }, 'a page of deliveries cannot be sent: it is a dead letter');
  }
}

const unsendable = 'words or contact cannot be read';

function earliest(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The answer to a STOP that the carrier has heeded before us: it was told them already, and nobody was tried. */
const isBarredReply = ({ notice }: Message, result: HandOver['result']): boolean =>
  notice.class === 'service' && result.outcome === 'rejected' && result.optedOut === true;

const byPerson = ([one]: Sent, [other]: Sent): number => one.contact.id - other.contact.id;

function groupByLane<Item extends { message: Message }>(
  items: readonly Item[],
): Map<Message['notice']['lane'], Item[]> {
  const groups = new Map<Message['notice']['lane'], Item[]>();
  for (const item of items)
    groups.set(item.message.notice.lane, [...(groups.get(item.message.notice.lane) ?? []), item]);
  return groups;
}
