import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Forgotten } from './forgotten';
import { endNotices, forgetDeliveries, forgetPages } from './forgetting.store';

/** So much in one transaction: a citizen's answer does not notice it. */
export const deliveriesAtOnce = 5000;
export const pagesAtOnce = 2000;

/** Deliveries and receipts of long ago are forgotten; how many there were of each kind is not. */
@Injectable()
export class ForgettingService {
  constructor(private readonly clock: Clock) {}

  /** One slice; the notices themselves are over once none of their deliveries is left. */
  async forget(tx: EntityManager, noticeIds: readonly number[]): Promise<Forgotten> {
    const gone = await forgetDeliveries(tx, noticeIds, deliveriesAtOnce);
    const isLast = gone.deliveries < deliveriesAtOnce;
    if (isLast) await endNotices(tx, noticeIds, this.clock.now());
    return { ...gone, notices: isLast ? noticeIds.length : 0, pages: 0 };
  }

  async forgetPages(tx: EntityManager, doneBefore: Date): Promise<Forgotten> {
    const pages = await forgetPages(tx, doneBefore, pagesAtOnce);
    return { deliveries: 0, receipts: 0, notices: 0, pages };
  }
}
