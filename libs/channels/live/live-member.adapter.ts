import type { Socket } from 'socket.io';
import { z } from 'zod';
import { Allowance } from './allowance';
import { type LiveCloseReason, liveCloseCodes } from './live-close-codes';
import type { LiveFrame } from './live-frame';

const mostBufferedBytes = 1024 * 1024;
const mostUnconfirmed = 1000;
const messagesPerSecond = 20;
/** A page that reads hears why it was closed; one that does not is dropped then. */
const closeWithinMs = 500;

const idsSchema = z.array(z.number().int().positive()).max(500);

/** What Engine.IO takes beyond its types: a WebSocket frame, in pieces, that is written as it is. */
interface EncodedOnce {
  readonly compress: false;
  readonly wsPreEncodedFrame: readonly [Buffer];
}

/** The transport's own WebSocket, which is not in Engine.IO's types: Engine.IO itself closes without a code. */
interface WebSocketTransport {
  readonly socket: { close(code: number): void; terminate(): void };
}

/** One open socket: what it was sent and has not confirmed, and how far it lags behind. */
export class LiveMember {
  private bufferedBytes = 0;
  private isCut = false;
  private readonly inbound = new Allowance(messagesPerSecond, messagesPerSecond);
  private readonly unconfirmed = new Map<number, () => void>();

  constructor(private readonly socket: Socket) {
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
    if (this.isCut) return;
    const size = frame.bytes.length;
    if (this.bufferedBytes + size > mostBufferedBytes) {
      this.cut('tooSlow');
      return;
    }
    if (id !== undefined && confirmed) {
      this.unconfirmed.set(id, confirmed);
      this.inbound.grant();
      this.forgetOldest();
    }
    this.bufferedBytes += size;
    const options: EncodedOnce = { compress: false, wsPreEncodedFrame: [frame.bytes] };
    this.socket.conn.send(frame.packet, options, () => (this.bufferedBytes -= size));
  }

  /** Nothing more is written; the page hears the code as its last word. */
  cut(reason: LiveCloseReason): void {
    if (this.isCut) return;
    this.isCut = true;
    this.unconfirmed.clear();
    const { socket } = this.socket.conn.transport as unknown as WebSocketTransport;
    socket.close(liveCloseCodes[reason]);
    const drop = setTimeout(() => socket.terminate(), closeWithinMs).unref();
    this.socket.once('disconnect', () => clearTimeout(drop));
  }

  private confirm(ids: unknown): void {
    const given = idsSchema.safeParse(ids);
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
