import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LiveClient } from '../channels/live/live-client.service';
import { LiveTicketsService } from '../people/live-tickets.service';
import { deviceSessionHours } from '../people/person-session';
import { PersonSessionsService } from '../people/person-sessions.service';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { CanariesService } from './canaries.service';

const comeBackMs = 1000;

/** The open page of the canary: what the gateways announce must arrive here. */
@Injectable()
export class CanaryPageService {
  private isStopped = false;
  private page?: LiveClient;

  constructor(
    private readonly database: DataSource,
    private readonly canaries: CanariesService,
    private readonly sessions: PersonSessionsService,
    private readonly tickets: LiveTicketsService,
    private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** @param url where gateways are reached */
  start(url: string): void {
    if (this.config.canary) void this.stayOpen(url);
  }

  stop(): void {
    this.isStopped = true;
    this.page?.close();
  }

  private async stayOpen(url: string): Promise<void> {
    let isTold = false;
    while (!this.isStopped) {
      try {
        await this.visit(url);
        isTold = false;
      } catch (fault) {
        if (!isTold) this.logger.warn({ fault }, "the canary's page cannot be opened");
        isTold = true;
      }
      await pause(comeBackMs, undefined, { ref: false });
    }
  }

  private async visit(url: string): Promise<void> {
    const session = await this.database.transaction(async (tx) => {
      const personId = await this.canaries.person(tx);
      return personId === undefined ? undefined : this.sessions.open(tx, personId, deviceSessionHours);
    });
    if (!session) return;
    try {
      const ticket = await this.tickets.issue(session);
      if (!ticket) return;
      // Nothing is missed: what came while it was closed has counted as not confirmed.
      this.page = await LiveClient.open(url, { ticket, since: Number.MAX_SAFE_INTEGER });
      if (this.isStopped) this.page.close();
      await this.page.whenClosed();
    } finally {
      await this.sessions.end(session);
    }
  }
}
