import { Injectable } from '@nestjs/common';
import { Pool } from 'undici';
import { type CarrierAccount, Config } from '../../platform/config/config';

/** Thirty seconds of telephone sound are half a megabyte. */
const mostBytes = 1024 * 1024;
const timeoutMs = 15_000;

/** What people have said to a carrier of ours lies there until it is fetched, and no longer. */
@Injectable()
export class RecordingsService {
  private readonly pools = new Map<string, { readonly account: CarrierAccount; readonly pool: Pool }>();

  constructor(config: Config) {
    for (const account of [config.carrier, config.secondCarrier]) {
      if (!account) continue;
      const pool = new Pool(account.apiUrl ?? 'https://api.twilio.com', { connections: 4, connect: { timeout: 5000 } });
      this.pools.set(account.accountSid, { account, pool });
    }
  }

  /**
   * The address is made from the ids, never taken from what a caller says; no redirect is followed.
   * @returns the sound (WAV), or 'gone' when the carrier has none of this name
   * @throws Error when it cannot be had now
   */
  async fetch(accountSid: string, recordingSid: string): Promise<Buffer | 'gone'> {
    const { status, body } = await this.ask(accountSid, 'GET', `${recordingSid}.wav`);
    if (status === 404 || status === 410) return 'gone';
    if (status !== 200) throw new Error(`carrier answered ${status} for a recording`);
    const isSound = body.subarray(0, 4).toString('latin1') === 'RIFF' && body.subarray(8, 12).toString('latin1') === 'WAVE'; // prettier-ignore
    if (!isSound) throw new Error('what the carrier gave for a recording is no sound');
    return body;
  }

  /** @throws Error when the carrier may still have it */
  async remove(accountSid: string, recordingSid: string): Promise<void> {
    const { status } = await this.ask(accountSid, 'DELETE', `${recordingSid}.json`);
    if (status !== 204 && status !== 404 && status !== 410) throw new Error(`carrier answered ${status} for a deletion`); // prettier-ignore
  }

  private async ask(accountSid: string, method: 'GET' | 'DELETE', name: string) {
    const found = this.pools.get(accountSid);
    if (!found) throw new Error('a recording of an account that is not ours');
    const { account, pool } = found;
    const { statusCode: status, body } = await pool.request({
      path: `/2010-04-01/Accounts/${accountSid}/Recordings/${name}`,
      method,
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${account.authTokens[0]}`).toString('base64')}` },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > mostBytes) throw new Error('a recording is larger than thirty seconds can be');
    }
    return { status, body: Buffer.concat(chunks) };
  }
}
