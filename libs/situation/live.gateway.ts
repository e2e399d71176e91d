import { createServer, type IncomingMessage, type Server as HttpServer, STATUS_CODES } from 'node:http';
import type { BlockList } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Server, type Socket } from 'socket.io';
import { Allowance } from '../channels/live/allowance';
import { LiveAnnouncementsService } from '../channels/live/live-announcements.service';
import { encodeLiveFrame } from '../channels/live/live-frame';
import { LiveSocketsService } from '../channels/live/live-sockets.service';
import { Config } from '../platform/config/config';
import { clientAddress, networksOf } from '../platform/http/client-address';
import { Logger } from '../platform/telemetry/logger';
import type { LiveEvents } from './live-events.schema';
import { livePath, refusalOf } from './live-door';
import { LivePagesService } from './live-pages.service';
import { LiveVisitorsService, type Visitor } from './live-visitors.service';

/** Sockets whose session ended are cut within two seconds: a round, and the time that its question takes. */
const roundMs = 1000;
const handshakeWithinMs = 10_000;
const refusalHeardMs = 200;
/** More at once would be let in too slowly to matter, and slow down those who are in. */
const arrivals = { perSecond: 1000, atOnce: 500 };
/**
 * On their way in at once. A machine that lets in a thousand a second has fewer; on a slow one, more would wait until
 * their handshakes run out, come back, and be in vain again.
 */
const mostEntering = 500;
const comeBackAfterSeconds = 5;
/** Pages come back at a random moment within this time, so that the next gateway is not run over. */
const leaving = encodeLiveFrame('leaving', { withinSeconds: 20 } satisfies LiveEvents['leaving']);
const farewellMs = 3000;

/** The door of live sockets: who may come in, how many at once, and how everybody leaves. */
@Injectable()
export class LiveGateway {
  private server?: Server;
  private timer?: NodeJS.Timeout;
  private listening?: Promise<void>;
  private isLeaving = false;
  /** Connections that have not been let in, and when they end. */
  private readonly strangers = new WeakMap<Duplex, NodeJS.Timeout>();
  private readonly entering = new Set<Duplex>();
  private readonly arrivals = new Allowance(arrivals.perSecond, arrivals.atOnce);
  private readonly proxies: BlockList;

  constructor(
    private readonly sockets: LiveSocketsService,
    private readonly visitors: LiveVisitorsService,
    private readonly pages: LivePagesService,
    private readonly announcements: LiveAnnouncementsService,
    private readonly config: Config,
    private readonly logger: Logger,
  ) {
    this.proxies = networksOf(config.trustedProxies);
  }

  attach(http: HttpServer): void {
    // Never listens: requests reach it through our own door, which answers with statuses of its own.
    const inner = createServer();
    const server = new Server(inner, {
      path: livePath,
      transports: ['websocket'],
      allowUpgrades: false,
      perMessageDeflate: false,
      maxHttpBufferSize: 64 * 1024,
      serveClient: false,
    });
    server.use((socket, next) => void this.admit(socket).then(next));
    server.on('connection', (socket) => void this.welcome(socket));
    http.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
      const refusal = this.refuse(request);
      if (refusal) return answer(connection, refusal);
      this.endAfter(handshakeWithinMs, connection);
      this.entering.add(connection);
      connection.once('close', () => this.entering.delete(connection));
      inner.emit('upgrade', request, connection, head);
    });
    this.server = server;
    this.listening = this.announcements.listen({
      onPage: (pageId) => this.pages.announced(pageId),
      onGap: (seconds) => void this.catchUp(seconds),
    });
    this.nextRound();
  }

  /** Tells pages to come back elsewhere; they wait a random moment before they do. */
  async detach(): Promise<void> {
    this.isLeaving = true;
    clearTimeout(this.timer);
    await this.pages.finish();
    await this.sockets.sayGoodbye(leaving);
    for (let waited = 0; this.sockets.size > 0 && waited < farewellMs; waited += 20) await pause(20);
    await this.visitors.closeBooks();
    this.announcements.stop();
    await this.server?.close();
    await this.pages.finish();
  }

  private refuse({ url, headers }: IncomingMessage): 403 | 404 | 503 | undefined {
    const refusal = refusalOf({ url, origin: headers.origin }, new URL(this.config.publicUrl).origin);
    if (refusal) return refusal;
    if (this.isLeaving || this.entering.size >= mostEntering) return 503;
    return this.arrivals.take(performance.now()) ? undefined : 503;
  }

  /** Nobody tries twice on one connection: each try costs the database a question. */
  private async admit(socket: Socket): Promise<Error | undefined> {
    const connection = socket.request.socket;
    try {
      const visitor = await this.visitors.admit(socket.handshake.auth, this.clientOf(socket));
      socket.data = { visitor };
      if (visitor) clearTimeout(this.strangers.get(connection));
      else this.endAfter(refusalHeardMs, connection);
      return visitor ? undefined : new Error('refused');
    } catch (fault) {
      this.logger.warn({ fault }, 'a live socket could not be admitted');
      this.endAfter(refusalHeardMs, connection);
      return new Error('unavailable');
    }
  }

  private clientOf({ handshake: { address, headers } }: Socket): string {
    const forwardedFor = headers['x-forwarded-for'];
    return clientAddress(address, Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor, this.proxies);
  }

  private endAfter(milliseconds: number, connection: Duplex): void {
    clearTimeout(this.strangers.get(connection));
    this.strangers.set(connection, setTimeout(() => connection.destroy(), milliseconds).unref());
  }

  private async welcome(socket: Socket): Promise<void> {
    const { visitor } = socket.data as { visitor: Visitor };
    try {
      // Whoever is in the books must hear of what is announced from then on.
      await this.listening;
      await this.visitors.welcome(socket, visitor);
    } catch (fault) {
      this.logger.warn({ fault }, 'a live socket could not be welcomed');
      socket.disconnect(true);
    } finally {
      this.entering.delete(socket.request.socket);
    }
  }

  private async catchUp(seconds: number): Promise<void> {
    try {
      await this.pages.catchUp(seconds);
    } catch (fault) {
      this.logger.error({ seconds, fault }, 'announcements that were missed could not be read');
    }
  }

  private nextRound(): void {
    this.timer = setTimeout(() => {
      this.visitors
        .round()
        .catch((fault: unknown) => this.logger.warn({ fault }, 'live sessions could not be checked'))
        .finally(() => this.isLeaving || this.nextRound());
    }, roundMs);
  }
}

function answer(connection: Duplex, status: 403 | 404 | 503): void {
  connection.on('error', () => undefined); // it may be gone before it hears
  const wait = status === 503 ? `Retry-After: ${comeBackAfterSeconds}\r\n` : '';
  connection.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n${wait}Content-Length: 0\r\n\r\n`,
    () => connection.destroy(),
  );
}
