import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { hashToken, randomToken } from '../platform/token';
import type { PersonId } from './person';
import { GatheredLookup } from '../platform/database/gathered-lookup';
import { deleteLink, insertLink, peopleOfSessions } from './person-links.store';
import { hoursAfter } from './person-session';

/** A storm of answers asks hundreds of times a second: what that costs is the statement, not the hash. */
const apartMs = 8;

@Injectable()
export class PersonSessionsService {
  /** Asked by every request of everybody, and never kept: a session that was ended is over at once. */
  private readonly sessions = new GatheredLookup<Buffer, PersonId>(
    (tokenHashes) => peopleOfSessions(this.database, tokenHashes, this.clock.now()),
    apartMs,
  );

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the token: shown once, kept as a hash */
  async open(tx: EntityManager, personId: PersonId, hours: number): Promise<string> {
    const token = randomToken();
    const createdAt = this.clock.now();
    const expiresAt = hoursAfter(createdAt, hours);
    await insertLink(tx, { tokenHash: hashToken(token), personId, purpose: 'session', createdAt, expiresAt });
    return token;
  }

  authenticate(token: string): Promise<PersonId | undefined> {
    return this.sessions.find(hashToken(token));
  }

  async end(token: string): Promise<void> {
    await deleteLink(this.database, hashToken(token));
  }
}
