import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { crowdApartMs, GatheredLookup } from '../platform/database/gathered-lookup';
import { hashToken, randomToken } from '../platform/token';
import type { PersonId } from './person';
import { insertLiveTickets, type LiveTicket, takeLiveTickets } from './person-links.store';

/** Long enough for a slow phone to open its socket, too short to be found and used by another. */
const ticketSeconds = 30;

export interface LiveAdmission {
  readonly personId: PersonId;
  /** The session that asked for the ticket: the socket ends with it. */
  readonly sessionHash: Buffer;
}

/**
 * One-use tickets from a signed-in page to its own live socket: a socket's handshake carries no header that a foreign
 * site could not send along with the cookie. A crowd that comes back asks for thousands at once: those of one moment
 * are one statement.
 */
@Injectable()
export class LiveTicketsService {
  private readonly issued = new GatheredLookup<LiveTicket, boolean>((tickets) => {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + ticketSeconds * 1000);
    return insertLiveTickets(this.database, tickets, createdAt, expiresAt);
  }, crowdApartMs);
  private readonly redeemed = new GatheredLookup<Buffer, LiveAdmission>(
    (tokenHashes) => takeLiveTickets(this.database, tokenHashes, this.clock.now()),
    crowdApartMs,
  );

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when the session has ended meanwhile */
  async issue(sessionToken: string): Promise<string | undefined> {
    const ticket = randomToken();
    const isWritten = await this.issued.find({ tokenHash: hashToken(ticket), sessionHash: hashToken(sessionToken) });
    return isWritten ? ticket : undefined;
  }

  /** @returns undefined for a ticket that was used, has expired or never was */
  redeem(ticket: string): Promise<LiveAdmission | undefined> {
    return this.redeemed.find(hashToken(ticket));
  }
}
