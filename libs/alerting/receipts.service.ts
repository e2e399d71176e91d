import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Channel, channelCodes } from '../channels/channel';
import { OptOutsService } from '../people/opt-outs.service';
import { optOutClasses } from '../people/person';
import { applyReceipt, deliveryStatus } from './delivery';
import { confirmDeliveries, insertReceipt, lockDelivery, setDeliveryStatus } from './receipt.store';
import type { DeliveryKey } from './receipt-token';

export interface Receipt {
  readonly status: 'accepted' | 'delivered' | 'seen' | 'failed' | 'opted_out';
  readonly carrierRef?: string;
  readonly reason?: string;
}

/** What carriers and devices say afterwards of a delivery: kept as said, and never allowed to take anything back. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly database: DataSource,
    private readonly optOuts: OptOutsService,
  ) {}

  /** A receipt for a delivery that we do not have, or that was given before, changes nothing. */
  async record(key: DeliveryKey, channel: Channel, receipt: Receipt): Promise<void> {
    const code = channelCodes[channel];
    await this.database.transaction(async (tx) => {
      const current = await lockDelivery(tx, key, code);
      if (current === undefined) return;
      const incoming = deliveryStatus[receipt.status];
      if (!(await insertReceipt(tx, key, code, incoming, receipt))) return;
      const next = applyReceipt(current, incoming);
      if (next !== current) await setDeliveryStatus(tx, key, code, next);
      if (receipt.status === 'opted_out') await this.optOuts.set(key.personId, optOutClasses, 'carrier', tx);
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
