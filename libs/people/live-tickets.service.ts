import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { hashToken, randomToken } from '../platform/token';
import type { PersonId } from './person';
import { insertLink, takeLiveTicket } from './person-links.store';

/** Long enough for a slow phone to open its socket, too short to be found and used by another. */
const ticketSeconds = 30;

export interface LiveAdmission {
  readonly personId: PersonId;
  /** The session that asked for the ticket: the socket ends with it. */
  readonly sessionHash: Buffer;
}

/**
 * One-use tickets from a signed-in page to its own live socket: a socket's handshake carries no header that a foreign
 * site could not send along with the cookie.
 */
@Injectable()
export class LiveTicketsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async issue(personId: PersonId, sessionToken: string): Promise<string> {
    const ticket = randomToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + ticketSeconds * 1000);
    const sessionHash = hashToken(sessionToken);
    await this.database.transaction((tx) =>
      insertLink(tx, { tokenHash: hashToken(ticket), personId, purpose: 'live', sessionHash, createdAt, expiresAt }),
    );
    return ticket;
  }

  /** @returns undefined for a ticket that was used, has expired or never was */
  redeem(ticket: string): Promise<LiveAdmission | undefined> {
    return takeLiveTicket(this.database, hashToken(ticket), this.clock.now());
  }
}
