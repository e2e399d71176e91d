import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from '../../platform/database/pool-of';
import { Logger } from '../../platform/telemetry/logger';
import { announcedPage, announcementChannel } from './live-announcement';

const heartbeatMs = 5000;
const answerWithinMs = 3000;
const comeBackMs = 250;

export interface Listener {
  onPage(pageId: number): void;
  /** Announcements of the last so many seconds may have been missed. */
  onGap(seconds: number): void;
}

/** Hears announcements on a connection of its own, and comes back to it when it breaks. */
@Injectable()
export class LiveAnnouncementsService {
  private client?: PoolClient;
  private heartbeat?: NodeJS.Timeout;
  private isStopped = false;
  private heardAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Resolves once announcements are heard. */
  async listen(listener: Listener): Promise<void> {
    this.isStopped = false;
    while (!this.isStopped) {
      try {
        await this.open(listener);
        return;
      } catch (fault) {
        this.logger.warn({ fault }, 'announcements are not heard');
        await pause(comeBackMs);
      }
    }
  }

  stop(): void {
    this.isStopped = true;
    this.drop();
  }

  private async open(listener: Listener): Promise<void> {
    const client = await poolOf(this.database).connect();
    const broken = (fault?: Error): void => {
      if (this.client !== client) return;
      this.logger.warn({ fault }, 'the connection for announcements broke');
      this.drop();
      void this.listen(listener);
    };
    client.on('error', broken).on('end', broken).on('notification', ({ payload }) => {
      const pageId = announcedPage(payload);
      if (pageId !== undefined) listener.onPage(pageId);
    }); // prettier-ignore
    this.client = client;
    try {
      await client.query(`LISTEN ${announcementChannel}`);
    } catch (fault) {
      this.drop();
      throw fault;
    }
    if (this.isStopped) return this.drop();
    if (this.heardAt > 0) listener.onGap((performance.now() - this.heardAt) / 1000);
    this.heardAt = performance.now();
    this.heartbeat = setInterval(() => void this.check(client, broken), heartbeatMs);
  }

  /** A connection that has died without a word would look like one on which nothing happens. */
  private async check(client: PoolClient, broken: (fault?: Error) => void): Promise<void> {
    const late = pause(answerWithinMs, 'late', { ref: false });
    try {
      if ((await Promise.race([client.query('SELECT 1'), late])) === 'late') broken(new Error('no answer'));
      else this.heardAt = performance.now();
    } catch (fault) {
      broken(fault instanceof Error ? fault : undefined);
    }
  }

  private drop(): void {
    clearInterval(this.heartbeat);
    const { client } = this;
    this.client = undefined;
    client?.release(true);
  }
}
