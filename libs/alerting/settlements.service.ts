import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { channelCodes } from '../channels/channel';
import { OptOutsService } from '../people/opt-outs.service';
import { PushAddressesService } from '../people/push-addresses.service';
import { deliveryStatus, settle } from './delivery';
import { holdsPage, insertSmsInstead, type Outcome, releasePage, writeOutcomes } from './delivery.store';
import type { Work } from './claims.service';
import type { HandOver, Message } from './messages.service';
import { insertUncertain } from './uncertain.store';

export type Sent = readonly [Message, HandOver];

/** Writes what became of a page's messages, in one transaction, if the page is still this worker's. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly database: DataSource,
    private readonly optOuts: OptOutsService,
    private readonly pushAddresses: PushAddressesService,
  ) {}

  /** @returns false when the lease was lost; its next holder treats the deliveries as unknown */
  async settle({ page, orphans }: Work, sent: readonly Sent[]): Promise<boolean> {
    const settled = sent.map(([message, { result }]) => ({
      message,
      ...settle(result, message.delivery.attempt, message.notice.mayRepeat, Math.random()),
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
      ...orphans.map((delivery) => ({ ...delivery, status: deliveryStatus.suppressed, reason: 'no contact' })),
    ];
    const delays = settled.flatMap(({ retryAfterSeconds }) =>
      retryAfterSeconds === undefined ? [] : [retryAfterSeconds],
    );
    return this.database.transaction(async (tx) => {
      if (!(await holdsPage(tx, page))) return false;
      await writeOutcomes(tx, page.channel, outcomes);
      const uncertain = settled.filter(({ isUncertain }) => isUncertain);
      await insertUncertain(tx, page.channel, uncertain.map(({ message, status, reason }) => ({ ...message.delivery, status, reason }))); // prettier-ignore
      for (const [{ contact }, { result, deadAddresses }] of sent) {
        if (result.outcome === 'rejected' && result.optedOut) {
          await this.optOuts.set(contact.id, ['alerts', 'relatives', 'shelter'], 'carrier', tx);
        }
        for (const { endpoint } of deadAddresses) await this.pushAddresses.remove(contact.id, endpoint, tx);
      }
      if (page.channel === channelCodes.push) {
        for (const [lane, failed] of groupByLane(settled.filter(({ status }) => status === deliveryStatus.failed))) {
          await insertSmsInstead(tx, failed.map(({ message, status }) => ({ ...message.delivery, status })), lane); // prettier-ignore
        }
      }
      await releasePage(tx, page, delays.length === 0 ? undefined : Math.min(...delays));
      return true;
    });
  }
}

function groupByLane<Item extends { message: Message }>(
  items: readonly Item[],
): Map<Message['notice']['lane'], Item[]> {
  const groups = new Map<Message['notice']['lane'], Item[]>();
  for (const item of items)
    groups.set(item.message.notice.lane, [...(groups.get(item.message.notice.lane) ?? []), item]);
  return groups;
}
