import type { DataSource } from 'typeorm';
import { sql } from '../../platform/database/sql';
import { LiveCarrier, type SendResult } from '../channel';
import { announcementChannel } from './live-announcement';

/** Which pages are open is known to the gateways alone; each page that has its message says so. */
const announced: SendResult = { outcome: 'unknown', reason: 'announced to the gateways' };

/**
 * Every gateway hears of a page and reads it from the ledger for the sockets that it holds. So one announcement serves
 * any number of gateways, and no word of a message passes outside the database.
 */
export class GatewaysAdapter extends LiveCarrier {
  constructor(private readonly database: DataSource) {
    super();
  }

  async announce(pageId: number): Promise<SendResult> {
    try {
      await sql(this.database, 'SELECT pg_notify($1, $2)', [announcementChannel, String(pageId)]);
      return announced;
    } catch (fault) {
      return { outcome: 'retry', afterSeconds: 1, reason: `not announced: ${String(fault)}` };
    }
  }
}
