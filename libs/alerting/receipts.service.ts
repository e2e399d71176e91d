import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Channel, channelCodes } from '../channels/channel';
import { classesOfNumber } from '../channels/sms/senders';
import { OptOutsService } from '../people/opt-outs.service';
import { type CarrierAccount, carrierAccounts, Config } from '../platform/config/config';
import { applyReceipt, deliveryStatus } from './delivery';
import {
  confirmDeliveries, insertReceipt, lockDelivery, setDeliveryStatus, writeGoodReceipts,
} from './receipt.store'; // prettier-ignore
import type { DeliveryKey } from './receipt-token';

export interface Receipt {
  readonly status: 'accepted' | 'delivered' | 'seen' | 'failed' | 'opted_out';
  readonly carrierRef?: string;
  readonly reason?: string;
  /** Of an opt-out: the number of ours that is barred. */
  readonly barredNumber?: string;
}

interface Waiting {
  readonly key: DeliveryKey;
  readonly channel: Channel;
  readonly receipt: Receipt;
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/** Receipts of so long are written together: an alert brings three for each of its messages, all within seconds. */
const gatherMs = 10;
const mostAtOnce = 500;

/** What carriers and devices say afterwards of a delivery: kept as said, and never allowed to take anything back. */
@Injectable()
export class ReceiptsService {
  private readonly waiting: Waiting[] = [];
  private isWriting = false;
  private readonly accounts: readonly CarrierAccount[];

  constructor(
    private readonly database: DataSource,
    private readonly optOuts: OptOutsService,
    config: Config,
  ) {
    this.accounts = carrierAccounts(config);
  }

  /**
   * Resolves once it is written. A receipt for a delivery that we do not have, or that was given before, changes nothing.
   */
  record(key: DeliveryKey, channel: Channel, receipt: Receipt): Promise<void> {
    // A refusal is rare, and may change more than the delivery.
    if (receipt.status === 'failed' || receipt.status === 'opted_out') return this.recordAlone(key, channel, receipt);
    return new Promise((done, failed) => {
      this.waiting.push({ key, channel, receipt, done, failed });
      if (!this.isWriting) void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      await pause(gatherMs);
      const some = this.waiting.splice(0, mostAtOnce);
      for (const channel of new Set(some.map((each) => each.channel))) {
        await this.writeTogether(channel, some.filter((each) => each.channel === channel)); // prettier-ignore
      }
    }
    this.isWriting = false;
  }

  private async writeTogether(channel: Channel, some: readonly Waiting[]): Promise<void> {
    try {
      const receipts = some.map(({ key, receipt: { status, carrierRef } }) => {
        return { key, status: deliveryStatus[status], carrierRef };
      });
      const busy = await writeGoodReceipts(this.database, channelCodes[channel], receipts);
      const names = new Set(busy.map(({ noticeId, personId }) => `${noticeId}:${personId}`));
      for (const { key, receipt, done, failed } of some) {
        if (!names.has(`${key.noticeId}:${key.personId}`)) done();
        else this.recordAlone(key, channel, receipt).then(done, failed);
      }
    } catch {
      // One that cannot be written must not take the others with it; the fault comes out again where it belongs.
      for (const { key, receipt, done, failed } of some)
        await this.recordAlone(key, channel, receipt).then(done, failed);
    }
  }

  private async recordAlone(key: DeliveryKey, channel: Channel, receipt: Receipt): Promise<void> {
    const code = channelCodes[channel];
    await this.database.transaction(async (tx) => {
      const current = await lockDelivery(tx, key, code);
      if (current === undefined) return;
      const incoming = deliveryStatus[receipt.status];
      if (!(await insertReceipt(tx, key, code, incoming, receipt))) return;
      const next = applyReceipt(current, incoming);
      if (next !== current) await setDeliveryStatus(tx, key, code, next);
      if (receipt.status === 'opted_out') {
        const { barredNumber } = receipt;
        await this.optOuts.bar(key.personId, classesOfNumber(this.accounts, barredNumber), barredNumber, tx);
      }
    });
  }

  /**
   * Devices say that they have these messages.
   * @returns those that could not be written at this moment: give them again
   */
  async confirm(keys: readonly DeliveryKey[], channel: Channel): Promise<DeliveryKey[]> {
    if (keys.length === 0) return [];
    const done = await confirmDeliveries(this.database, channelCodes[channel], keys);
    const written = new Set(done.map(({ noticeId, personId }) => `${noticeId}:${personId}`));
    return keys.filter(({ noticeId, personId }) => !written.has(`${noticeId}:${personId}`));
  }
}
