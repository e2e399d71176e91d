import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PushAddress } from '../channels/push-address';
import { Prekey, preparePrekey } from '../channels/push/prekey';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import {
  discardPreparedBefore, holdUnprepared, homeOfPrekeys, insertPrekeys, type PrekeyRow, takePrekeys, type Unprepared,
  type Window, windowAfter,
} from './push-prekeys.store'; // prettier-ignore
import { sealedValue } from './sealed-values';

const lifetimeMs = 30 * 86_400_000;
/** Looked through per question: one question a second finds nothing to do in a full table at little cost. */
const windowSize = 5000;
/** Held in one transaction, and so for some tens of milliseconds. */
const batchSize = 100;
/** Addresses (about 0.3 ms each) before others on this thread have their turn. */
const sliceSize = 8;
const roundMs = 300;

/** Keys of future push messages: made in quiet times, taken once in a crisis. */
@Injectable()
export class PushPrekeysService {
  private home: Promise<string> | undefined;
  /** The last address that this process has looked after. */
  private cursor = 0;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /**
   * One prekey for each of these addresses that has any, by address id: gone from the store before it is used, whatever
   * becomes of the message. An address without one takes the ordinary path.
   */
  async take(addressIds: readonly number[]): Promise<Map<number, Prekey>> {
    if (addressIds.length === 0) return new Map();
    const home = await this.homeOnce();
    const prekeys = new Map<number, Prekey>();
    for (const row of await takePrekeys(this.database, addressIds)) {
      const prekey = this.open(row, home);
      if (prekey) prekeys.set(row.addressId, prekey);
    }
    return prekeys;
  }

  /**
   * Replaces what is used up or older than 30 days, for about 0.3 s at most; goes on from there at the next call.
   * @returns how many were made
   */
  async refill(): Promise<number> {
    const home = await this.homeOnce();
    const end = performance.now() + roundMs;
    let made = 0;
    for (;;) {
      const now = await this.database.transaction((tx) => this.refillSome(tx, home));
      made += now;
      if (now === 0 || performance.now() > end) return made;
    }
  }

  private async refillSome(tx: EntityManager, home: string): Promise<number> {
    const window = await this.nextWindow(tx);
    if (!window) return 0;
    const now = this.clock.now();
    await discardPreparedBefore(tx, window, new Date(now.getTime() - lifetimeMs));
    const unprepared = await holdUnprepared(tx, window, batchSize);
    // Moved on first, so that an address that does not open holds up none but its batch.
    this.cursor = (unprepared.length === batchSize && unprepared.at(-1)?.addressId) || window.to;
    const rows: PrekeyRow[] = [];
    for (const [i, address] of unprepared.entries()) {
      rows.push(...this.prepare(address, home));
      if (i % sliceSize === sliceSize - 1) await nextTurn();
    }
    await insertPrekeys(tx, rows, now);
    return rows.length;
  }

  private async nextWindow(tx: EntityManager): Promise<Window | undefined> {
    const window = await windowAfter(tx, this.cursor, windowSize);
    if (window || this.cursor === 0) return window;
    this.cursor = 0;
    return windowAfter(tx, 0, windowSize);
  }

  private prepare(address: Unprepared, home: string): PrekeyRow[] {
    const context = sealedValue.pushAddress(address.personId, address.endpointIndex);
    const { keys } = JSON.parse(this.vault.open(address.addressSealed, context)) as PushAddress; // parsed before it was sealed
    return address.emptySlots.map((slot) => {
      const sealed = this.vault.seal(preparePrekey(keys), sealedValue.pushPrekey(home, address.addressId, slot));
      return { addressId: address.addressId, slot, sealed };
    });
  }

  /** What does not open was copied here or sealed under an older key: it is no use, and no harm. */
  private open({ addressId, slot, sealed }: PrekeyRow, home: string): Prekey | undefined {
    let prepared: string;
    try {
      prepared = this.vault.open(sealed, sealedValue.pushPrekey(home, addressId, slot));
    } catch {
      return undefined;
    }
    return new Prekey(prepared);
  }

  private homeOnce(): Promise<string> {
    this.home ??= homeOfPrekeys(this.database).catch((fault: unknown) => {
      this.home = undefined;
      throw fault;
    });
    return this.home;
  }
}
