import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  deleteDeadLiveSessions, deleteLiveSessions, endedLiveSessions, insertLiveSession, type LiveSession, touchLiveSessions,
} from './live-session.store'; // prettier-ignore

/** Who has a page open: kept in the database, so that an audience can be frozen with it and a lost session ends it. */
@Injectable()
export class LiveSessionsService {
  constructor(private readonly database: DataSource) {}

  open(session: LiveSession): Promise<void> {
    return insertLiveSession(this.database, session);
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
