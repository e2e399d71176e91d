import { Injectable } from '@nestjs/common';
import { ReceiptsService } from '../alerting/receipts.service';
import type { DeliveryKey } from '../alerting/receipt-token';
import { Logger } from '../platform/telemetry/logger';

const gatherMs = 40;
const most = 2000;
/** A row that somebody else writes is free again within milliseconds; later the page would only be replayed to. */
const mostTries = 25;

/** Gathers what pages confirm, and writes it in bulk. */
@Injectable()
export class LiveReceiptsService {
  private gathered: DeliveryKey[] = [];
  private writing?: Promise<void>;

  constructor(
    private readonly receipts: ReceiptsService,
    private readonly logger: Logger,
  ) {}

  confirm(key: DeliveryKey): void {
    this.gathered.push(key);
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
  }

  /** Resolves when all that was confirmed so far is written. */
  async settle(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let tries = 0; this.gathered.length > 0 && tries < mostTries; tries++) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const keys = this.gathered.splice(0, most);
      try {
        const left = await this.receipts.confirm(keys, 'live');
        this.gathered.push(...left);
        if (left.length < keys.length) tries = 0;
      } catch (fault) {
        this.logger.warn({ receipts: keys.length, fault }, 'confirmations could not be written');
        this.gathered.push(...keys);
      }
    }
    if (this.gathered.length > 0) this.logger.warn({ receipts: this.gathered.length }, 'confirmations are given up');
    this.gathered = [];
  }
}
