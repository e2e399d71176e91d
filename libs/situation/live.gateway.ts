import type { Server as HttpServer } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Server, type Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { LiveMessagesService } from './live-messages.service';
import { LiveServer, personRoom } from '../channels/live/live-server.service';
import { type LiveAdmission, LiveTicketsService } from '../people/live-tickets.service';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import {
  deleteDeadLiveSessions, deleteLiveSessions, insertLiveSession, standingLiveSessions, touchLiveSessions,
} from './live-session.store'; // prettier-ignore

const handshakeSchema = z.object({
  ticket: z.string().regex(/^[\w-]{43}$/),
  /** The id of the last message that the page has: what came after it is sent again. */
  since: z.number().int().min(0).default(0),
});

/** Sockets whose session ended are cut within this time. */
const checkEveryMs = 2000;
const touchEvery = 15;
const acknowledgeWithinMs = 5000;

/** The door of live sockets: lets in who shows a ticket, puts them into their own room, replays what they missed. */
@Injectable()
export class LiveGateway {
  private timer?: NodeJS.Timeout;
  private rounds = 0;

  constructor(
    private readonly live: LiveServer,
    private readonly tickets: LiveTicketsService,
    private readonly replay: LiveMessagesService,
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  attach(http: HttpServer): void {
    const server = new Server(http, {
      path: '/live',
      transports: ['websocket'],
      allowUpgrades: false,
      perMessageDeflate: false,
      maxHttpBufferSize: 64 * 1024,
      serveClient: false,
      allowRequest: (request, decide) => decide(null, this.isOwnPage(request.headers.origin)),
    });
    server.use((socket, next) => {
      this.admit(socket).then(next, () => next(new Error('refused')));
    });
    server.on('connection', (socket) => void this.welcome(socket));
    this.live.server = server;
    this.timer = setInterval(() => void this.cutEnded(server), checkEveryMs);
  }

  /** Tells pages to come back elsewhere; they wait a random moment before they do. */
  async detach(): Promise<void> {
    clearInterval(this.timer);
    const { server } = this.live;
    if (!server) return;
    await deleteLiveSessions(this.database, [...server.sockets.sockets.keys()]);
    server.emit('leaving');
    this.live.server = undefined;
    await server.close();
  }

  /** A browser always names the page's site; a program that names none has no cookie that a foreign page could abuse. */
  private isOwnPage(origin: string | undefined): boolean {
    return origin === undefined || origin === new URL(this.config.publicUrl).origin;
  }

  private async admit(socket: Socket): Promise<undefined> {
    const { ticket, since } = handshakeSchema.parse(socket.handshake.auth);
    const admission = await this.tickets.redeem(ticket);
    if (!admission) throw new Error('ticket refused');
    socket.data = { ...admission, since };
    return undefined;
  }

  private async welcome(socket: Socket): Promise<void> {
    const { personId, sessionHash, since } = socket.data as LiveAdmission & { since: number };
    socket.on('disconnect', () => void this.forget(socket.id));
    try {
      await insertLiveSession(this.database, { socketId: socket.id, personId, sessionHash });
      // Joined before the replay reads: what is sent meanwhile arrives twice rather than never; pages know ids.
      await socket.join(personRoom(personId));
      await this.replay.replay(personId, since, async (message) => {
        await socket.timeout(acknowledgeWithinMs).emitWithAck('message', message);
      });
      socket.emit('caught-up');
    } catch (fault) {
      this.logger.warn({ fault }, 'a live socket could not be welcomed');
      socket.disconnect(true);
    }
  }

  private async forget(socketId: string): Promise<void> {
    await deleteLiveSessions(this.database, [socketId]).catch((fault: unknown) => {
      this.logger.warn({ fault }, 'a live session could not be removed');
    });
  }

  private async cutEnded(server: Server): Promise<void> {
    try {
      const ids = [...server.sockets.sockets.keys()];
      const standing = await standingLiveSessions(this.database, ids);
      for (const id of ids) {
        const socket = server.sockets.sockets.get(id);
        if (!standing.has(id) && socket && Date.now() - socket.handshake.issued > checkEveryMs) socket.disconnect(true);
      }
      this.rounds += 1;
      if (this.rounds % touchEvery === 0) {
        await touchLiveSessions(this.database, ids);
        await deleteDeadLiveSessions(this.database);
      }
    } catch (fault) {
      this.logger.warn({ fault }, 'live sessions could not be checked');
    }
  }
}
