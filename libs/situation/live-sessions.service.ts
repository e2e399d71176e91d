import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { crowdApartMs, GatheredLookup } from '../platform/database/gathered-lookup';
import {
  deleteDeadLiveSessions, deleteLiveSessions, endedLiveSessions, insertLiveSessions, type LiveSession, touchLiveSessions,
} from './live-session.store'; // prettier-ignore

/** Who has a page open: kept in the database, so that an audience can be frozen with it and a lost session ends it. */
@Injectable()
export class LiveSessionsService {
  private readonly opened = new GatheredLookup<LiveSession, boolean>(
    (sessions) => insertLiveSessions(this.database, sessions),
    crowdApartMs,
  );

  constructor(private readonly database: DataSource) {}

  /** @returns false when the session has ended meanwhile */
  async open(session: LiveSession): Promise<boolean> {
    return (await this.opened.find(session)) ?? false;
  }

  close(socketIds: readonly string[]): Promise<void> {
    return deleteLiveSessions(this.database, socketIds);
  }

  async ended(socketIds: readonly string[]): Promise<string[]> {
    return socketIds.length === 0 ? [] : endedLiveSessions(this.database, socketIds);
  }

  /** Says that these are alive, and removes those of a gateway that died. */
  async touch(socketIds: readonly string[]): Promise<void> {
    await touchLiveSessions(this.database, socketIds);
    await deleteDeadLiveSessions(this.database);
  }
}
