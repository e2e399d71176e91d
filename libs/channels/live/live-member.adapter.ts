import type { Socket } from 'socket.io';
import { Allowance } from './allowance';
import { type LiveCloseReason, liveCloseCodes } from './live-close-codes';
import type { LiveFrame } from './live-frame';
import { liveHaveSchema } from './live-have.schema';

const mostBufferedBytes = 1024 * 1024;
const mostUnconfirmed = 1000;
const messagesPerSecond = 20;
/** A page that reads hears why it was closed; one that does not is dropped then. */
const closeWithinMs = 500;

/**
 * The transport's own WebSocket, which is not in Engine.IO's types. Frames made for many sockets go to it directly, as
 * they do in Engine.IO's own broadcasts; Engine.IO closes without a code and does not tell what waits to be written.
 */
interface WebSocketTransport {
  readonly socket: {
    readonly readyState: number;
    readonly bufferedAmount: number;
    readonly _sender: { sendFrame(pieces: readonly [Buffer]): void };
    close(code: number): void;
    terminate(): void;
  };
}

const open = 1;

/** One open socket: what it was sent and has not confirmed, and how far it lags behind. */
export class LiveMember {
  private isCut = false;
  private readonly webSocket: WebSocketTransport['socket'];
  private readonly inbound = new Allowance(messagesPerSecond, messagesPerSecond);
  private readonly unconfirmed = new Map<number, () => void>();

  constructor(private readonly socket: Socket) {
    this.webSocket = (socket.conn.transport as unknown as WebSocketTransport).socket;
    socket.conn.on('packet', ({ type }: { type: string }) => {
      if (type === 'message' && !this.inbound.take(performance.now())) this.cut('tooFast');
    });
    socket.on('have', (ids: unknown) => this.confirm(ids));
  }

  /**
   * @param id what the page says when it has the message; it may say so once for each message, beyond its rate
   * @param confirmed called at most once
   */
  write(frame: LiveFrame, id?: number, confirmed?: () => void): void {
    const { webSocket } = this;
    if (this.isCut || webSocket.readyState !== open) return;
    if (webSocket.bufferedAmount + frame.length > mostBufferedBytes) {
      this.cut('tooSlow');
      return;
    }
    if (id !== undefined && confirmed) {
      this.unconfirmed.set(id, confirmed);
      this.inbound.grant();
      this.forgetOldest();
    }
    webSocket._sender.sendFrame([frame]);
  }

  /** Nothing more is written; the page hears the code as its last word. */
  cut(reason: LiveCloseReason): void {
    if (this.isCut) return;
    this.isCut = true;
    this.unconfirmed.clear();
    this.webSocket.close(liveCloseCodes[reason]);
    const drop = setTimeout(() => this.webSocket.terminate(), closeWithinMs).unref();
    this.socket.once('disconnect', () => clearTimeout(drop));
  }

  private confirm(ids: unknown): void {
    const given = liveHaveSchema.safeParse(ids);
    for (const id of given.success ? given.data : []) {
      const confirmed = this.unconfirmed.get(id);
      this.unconfirmed.delete(id);
      confirmed?.();
    }
  }

  private forgetOldest(): void {
    if (this.unconfirmed.size <= mostUnconfirmed) return;
    const [oldest] = this.unconfirmed.keys();
    if (oldest !== undefined) this.unconfirmed.delete(oldest);
  }
}
