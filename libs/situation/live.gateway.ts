import type { Server as HttpServer } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { LiveServer, personRoom } from '../channels/live/live-server';
import { type LiveAdmission, LiveTicketsService } from '../people/live-tickets.service';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { LiveMessagesService } from './live-messages.service';
import { LiveSessionsService } from './live-sessions.service';

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
  private server?: Server;
  private timer?: NodeJS.Timeout;
  private rounds = 0;

  constructor(
    private readonly live: LiveServer,
    private readonly tickets: LiveTicketsService,
    private readonly replay: LiveMessagesService,
    private readonly sessions: LiveSessionsService,
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
    this.server = server;
    this.live.rooms = server;
    this.timer = setInterval(() => void this.cutEnded(server), checkEveryMs);
  }

  /** Tells pages to come back elsewhere; they wait a random moment before they do. */
  async detach(): Promise<void> {
    clearInterval(this.timer);
    const { server } = this;
    if (!server) return;
    this.live.rooms = undefined;
    await this.sessions.close([...server.sockets.sockets.keys()]);
    server.emit('leaving');
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
      await this.sessions.open({ socketId: socket.id, personId, sessionHash });
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
    await this.sessions.close([socketId]).catch((fault: unknown) => {
      this.logger.warn({ fault }, 'a live session could not be removed');
    });
  }

  private async cutEnded(server: Server): Promise<void> {
    try {
      const ids = [...server.sockets.sockets.keys()];
      const standing = await this.sessions.standing(ids);
      for (const id of ids) {
        const socket = server.sockets.sockets.get(id);
        if (!standing.has(id) && socket && Date.now() - socket.handshake.issued > checkEveryMs) socket.disconnect(true);
      }
      this.rounds += 1;
      if (this.rounds % touchEvery === 0) {
        await this.sessions.touch(ids);
      }
    } catch (fault) {
      this.logger.warn({ fault }, 'live sessions could not be checked');
    }
  }
}
