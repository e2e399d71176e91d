import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Allowance } from '../channels/live/allowance';
import { encodeLiveFrame } from '../channels/live/live-frame';
import { LiveSocketsService } from '../channels/live/live-sockets.service';
import { LiveTicketsService } from '../people/live-tickets.service';
import type { PersonId } from '../people/person';
import { ipNetwork } from '../platform/http/ip-network';
import type { LiveEvents } from './live-events.schema';
import { liveHandshakeSchema } from './live-handshake.schema';
import { LiveIncidentsService } from './live-incidents.service';
import { LiveMessagesService } from './live-messages.service';
import { LiveSessionsService } from './live-sessions.service';

/** Who has been let in: a person with a ticket, or a reader of a public page. */
export type Visitor =
  | { readonly personId: PersonId; readonly sessionHash: Buffer; readonly since: number }
  | { readonly incidentId: number; readonly version: number };

/** Readers without a name, in one process; the rest of them ask over HTTP from time to time, as their page does without us. */
const mostReaders = 4000;
/** A mobile operator may have many readers behind one network. */
const readersOfNetwork = { perSecond: 5, atOnce: 300 };
const mostNetworks = 10_000;
const touchEvery = 30;

const caughtUp = encodeLiveFrame('caught-up', {} satisfies LiveEvents['caught-up']);

/** Lets visitors in, puts each into the one room that is theirs, and shows out whose session has ended. */
@Injectable()
export class LiveVisitorsService {
  /** Sockets of people, whose sessions stand in the database. */
  private readonly persons = new Set<string>();
  private left: string[] = [];
  private readers = 0;
  private readonly networks = new Map<string, Allowance>();
  private rounds = 0;

  constructor(
    private readonly sockets: LiveSocketsService,
    private readonly tickets: LiveTicketsService,
    private readonly sessions: LiveSessionsService,
    private readonly messages: LiveMessagesService,
    private readonly incidents: LiveIncidentsService,
  ) {}

  /** @returns undefined for whoever is not let in; why is not told */
  async admit(handshake: unknown, address: string): Promise<Visitor | undefined> {
    const given = liveHandshakeSchema.safeParse(handshake);
    if (!given.success) return undefined;
    if ('ticket' in given.data) {
      const admission = await this.tickets.redeem(given.data.ticket);
      return admission && { ...admission, since: given.data.since };
    }
    if (this.readers >= mostReaders || !this.allowanceOf(address).take(performance.now())) return undefined;
    const { incident: incidentId } = given.data;
    const version = await this.incidents.newestOf(incidentId);
    return version === undefined ? undefined : { incidentId, version };
  }

  async welcome(socket: Socket, visitor: Visitor): Promise<void> {
    if ('incidentId' in visitor) {
      this.readers += 1;
      socket.once('disconnect', () => (this.readers -= 1));
      this.incidents.watch(socket, visitor.incidentId, visitor.version);
      return;
    }
    const { personId, sessionHash, since } = visitor;
    if (!(await this.sessions.open({ socketId: socket.id, personId, sessionHash }))) {
      socket.disconnect(true);
      return;
    }
    if (!socket.connected) {
      this.left.push(socket.id);
      return;
    }
    this.persons.add(socket.id);
    socket.once('disconnect', () => this.forget(socket.id));
    // Joined before the replay reads: what is sent meanwhile arrives twice rather than never; pages know ids.
    this.sockets.join(socket, `person:${personId}`);
    await this.messages.replay(socket.id, personId, since);
    this.sockets.write(socket.id, caughtUp);
  }

  /** Ends the sockets of sessions that have ended, takes those that left out of the books, and tells readers the news. */
  async round(): Promise<void> {
    const left = this.left.splice(0);
    if (left.length > 0) await this.sessions.close(left);
    const ids = [...this.persons];
    for (const id of await this.sessions.ended(ids)) this.sockets.cut(id, 'ended');
    this.rounds += 1;
    if (this.rounds % touchEvery === 0) await this.sessions.touch(ids);
    await this.incidents.tellNews();
  }

  async closeBooks(): Promise<void> {
    await this.sessions.close([...this.persons, ...this.left.splice(0)]);
    this.persons.clear();
  }

  private allowanceOf(address: string): Allowance {
    const network = ipNetwork(address);
    const known = this.networks.get(network);
    if (known) return known;
    if (this.networks.size >= mostNetworks) this.networks.clear();
    const allowance = new Allowance(readersOfNetwork.perSecond, readersOfNetwork.atOnce);
    this.networks.set(network, allowance);
    return allowance;
  }

  private forget(socketId: string): void {
    if (this.persons.delete(socketId)) this.left.push(socketId);
  }
}
